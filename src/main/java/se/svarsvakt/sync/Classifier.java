package se.svarsvakt.sync;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Addressee;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.FormMail;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.IncomingMail;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailTraits;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.OwnWords;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.RecordsRequest;
import se.svarsvakt.mail.SentKinds;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.SubjectPrefix;
import se.svarsvakt.mail.TellingWords;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.mail.VerdictRules;
import se.svarsvakt.mail.Voicemail;

/** Makes facts of messages: what is kept of them once their content is let go. */
final class Classifier {
  /** A message to more people than this outside the organisation answers none of them in person. */
  private static final int MOST_EXTERNAL = 500;

  /** From and the Reply-To addresses; nobody asks more people to be answered in earnest. */
  private static final int MOST_SENDERS = 60;

  private static final int MOST_INTERNAL = 25;

  /** Graph's previews have 255 characters, a few less where white space was folded. */
  private static final int CUT_PREVIEW = 240;

  private final KeyedHash hash;
  private final Organisation organisation;
  private final VerdictRules rules = new VerdictRules();

  Classifier(KeyedHash hash, Organisation organisation) {
    this.hash = hash;
    this.organisation = organisation;
  }

  ReceivedFact received(
      MailboxId mailbox, FullMessage message, Destination place, Addressee addressee) {
    Headers headers = headers(message);
    OwnWords own =
        organisation.foreignWords().removeFrom(message.text().subject(), message.text().preview());
    IncomingMail mail =
        FormMail.opened(incoming(message, headers, own.subject(), own.text()), addressee);
    ReasonedVerdict verdict = rules.judge(mail, addressee);
    TellingWords words = words(verdict.verdict(), mail);
    MailAddress from = mail.from();
    MailThread thread = thread(message, headers);
    ReceivedMail received =
        new ReceivedMail(
            new MailKey(mailbox, message.id()),
            message.times().receivedAt(),
            reasoned(verdict, words),
            clues(mail, own, addressee, verdict.verdict(), words),
            thread,
            senders(mail, verdict.verdict(), addressee),
            extended(message).verb(),
            place.whereabouts());
    return new ReceivedFact(
        received,
        place.folder(),
        from == null ? "" : from.domain(),
        message.flags().read(),
        mayTeach(verdict, mail, thread) ? beginnings(from, own) : List.of());
  }

  /**
   * Whether a message that says no more than a preview holds may ask for public records further
   * down.
   */
  static boolean mayAskFurther(ReceivedFact fact, FullMessage message) {
    return fact.mail().verdict().verdict().mayStillExpectAnswer()
        && fact.mail().verdict().verdict() != Verdict.VOICEMAIL
        && !fact.mail().clues().show(Trait.RECORDS_REQUEST)
        && message.text().preview().length() >= CUT_PREVIEW;
  }

  /** The fact of a message whose whole new text was read. */
  ReceivedFact readOn(ReceivedFact fact, FullMessage message, String text) {
    OwnWords own = organisation.foreignWords().removeFrom(message.text().subject(), text);
    return RecordsRequest.entryOf(own.subject(), own.text())
        .map(entry -> fact.about(fact.mail().askingForRecords(entry)))
        .orElse(fact);
  }

  private static boolean mayTeach(ReasonedVerdict verdict, IncomingMail mail, MailThread thread) {
    return verdict.verdict().mayStillExpectAnswer()
        && thread.refersTo().isEmpty()
        && !SubjectPrefix.begins(mail.subject());
  }

  /** The words of a voicemail decide nothing. */
  private static TellingWords words(Verdict verdict, IncomingMail mail) {
    return verdict.mayStillExpectAnswer() && verdict != Verdict.VOICEMAIL
        ? TellingWords.of(mail)
        : TellingWords.NONE;
  }

  /** The phrase that may decide is kept with the verdict that it may replace. */
  private static ReasonedVerdict reasoned(ReasonedVerdict verdict, TellingWords words) {
    return verdict.verdict().mayStillExpectAnswer() && verdict.verdict() != Verdict.VOICEMAIL
        ? new ReasonedVerdict(verdict.verdict(), verdict.cause(), words.entry())
        : verdict;
  }

  private Set<Hash> senders(IncomingMail mail, Verdict verdict, Addressee addressee) {
    Set<Hash> senders = new LinkedHashSet<>();
    Stream<MailAddress> addresses =
        verdict == Verdict.VOICEMAIL
            ? Voicemail.callerAddresses(mail, addressee).stream()
            : Stream.concat(Stream.ofNullable(mail.from()), mail.replyTo().stream());
    addresses.distinct().limit(MOST_SENDERS).forEach(address -> senders.add(hash.address(address)));
    return senders;
  }

  private Clues clues(
      IncomingMail mail, OwnWords own, Addressee addressee, Verdict verdict, TellingWords words) {
    Set<MailboxId> addressed =
        verdict == Verdict.COPIED ? MailTraits.addressedOthers(mail, addressee) : Set.of();
    return new Clues(
        MailTraits.of(mail, addressee, verdict, words),
        addressed,
        own.cut(),
        tellingBeginning(own),
        verdict == Verdict.VOICEMAIL
            ? Voicemail.dialledNumber(mail).map(hash::phone).orElse(null)
            : null);
  }

  /**
   * The shortest beginning that says by itself what an automatic reply says; null where the rest of
   * the text says so without it.
   */
  private @Nullable Hash tellingBeginning(OwnWords own) {
    if (own.beginnings().stream().anyMatch(organisation.foreignWords()::isLearned)) {
      return null; // cut already: what is left is the sender's
    }
    return own.beginnings().stream()
        .filter(beginning -> MailTraits.tellByWords("", beginning))
        .findFirst()
        .filter(beginning -> !MailTraits.tellByWords(own.subject(), own.textBehind(beginning)))
        .map(hash::beginning)
        .orElse(null);
  }

  /**
   * What banners are learned from: mail that answers nothing, for only there a machine's words are
   * no reply to us, and no beginning that speaks of its writer's absence.
   */
  private List<Beginning> beginnings(@Nullable MailAddress from, OwnWords own) {
    if (from == null || from.domain().isEmpty()) {
      return List.of();
    }
    Hash sender = hash.address(from);
    Hash domain = hash.beginning(from.domain());
    List<Beginning> all =
        Stream.concat(Stream.of(""), own.beginnings().stream())
            .filter(words -> !MailTraits.tellOfAbsence(words))
            .map(words -> new Beginning(hash.beginning(words), sender, domain))
            .toList();
    return all.getFirst().isInSampleOf(organisation.sampleOneIn()) ? all : List.of();
  }

  SentFact sent(MailboxId mailbox, FullMessage message, Addressee addressee) {
    Headers headers = headers(message);
    MailThread thread = thread(message, headers);
    SentMail.Kind kind =
        SentKinds.of(
            incoming(message, headers, message.text().subject(), message.text().preview()),
            message.flags().draft(),
            addressee);
    SentMail sent =
        new SentMail(
            new MailKey(mailbox, message.id()),
            message.times().sentAt(),
            thread,
            recipients(message, addressee),
            kind,
            SubjectPrefix.isForward(message.text().subject()));
    return new SentFact(sent, !thread.refersTo().isEmpty());
  }

  /**
   * The copy of a message that a colleague, a case system or a mailbox that is not read sent to
   * somebody outside; empty for what was not sent inside, or answers nothing.
   */
  Optional<SentFact> copyOfSent(ReceivedFact received, FullMessage message, Addressee addressee) {
    if (received.mail().verdict().verdict() != Verdict.INTERNAL || !isAuthentic(message)) {
      return Optional.empty();
    }
    SentFact fact = sent(received.mail().mailbox(), message, addressee);
    SentMail mail = fact.mail();
    boolean answers =
        mail.kind() == SentMail.Kind.MESSAGE
            && fact.threadKnown()
            && !mail.recipients().external().isEmpty();
    return answers
        ? Optional.of(new SentFact(mail.as(SentMail.Kind.COPY), true))
        : Optional.empty();
  }

  /** Whether Exchange knew the sender, or the message was never transported. */
  static boolean isAuthentic(FullMessage message) {
    return headers(message).areAuthentic();
  }

  /** Whether a message found among received mail was written by the mailbox itself. */
  static boolean isOwn(FullMessage message, Addressee addressee) {
    MailAddress from = message.people().from();
    boolean toItself =
        Stream.of(message.people().to(), message.people().cc(), message.people().bcc())
            .flatMap(List::stream)
            .anyMatch(addressee::isOwn);
    return from != null && addressee.isOwn(from) && !toItself && isAuthentic(message);
  }

  private static IncomingMail incoming(
      FullMessage message, Headers headers, String subject, String text) {
    return new IncomingMail(
        message.people().from(),
        message.people().replyTo(),
        message.people().to(),
        message.people().cc(),
        headers,
        extended(message).messageClass(),
        message.flags().eventMessage(),
        subject,
        text);
  }

  private MailThread thread(FullMessage message, Headers headers) {
    ExtendedProperties extended = extended(message);
    Set<Hash> refersTo = new HashSet<>();
    Stream.of(
            extended.inReplyTo(),
            extended.references(),
            headers.first("In-Reply-To").orElse(""),
            headers.first("References").orElse(""))
        .flatMap(value -> MessageIds.in(value).stream())
        .forEach(id -> refersTo.add(hash.messageId(id)));
    return new MailThread(
        hashed(message.threading().internetMessageId(), true),
        hashed(message.threading().conversationId(), false),
        refersTo);
  }

  private @Nullable Hash hashed(String value, boolean messageId) {
    if (value.isBlank()) {
      return null;
    }
    return messageId ? hash.messageId(value) : hash.conversation(value);
  }

  private Recipients recipients(FullMessage message, Addressee addressee) {
    Set<Hash> external = new HashSet<>();
    Set<Hash> internal = new HashSet<>();
    Stream.of(message.people().to(), message.people().cc(), message.people().bcc())
        .flatMap(List::stream)
        .forEach(
            address -> {
              if (address.domain().isEmpty()) {
                return; // no SMTP address proves nothing
              }
              boolean inside = addressee.isOurs(address);
              Set<Hash> group = inside ? internal : external;
              if (group.size() < (inside ? MOST_INTERNAL : MOST_EXTERNAL)) {
                group.add(hash.address(address));
              }
            });
    return new Recipients(external, internal);
  }

  /** Graph tells what a message answers in a property of its own where the header is missing. */
  private static Headers headers(FullMessage message) {
    Headers headers = Optional.ofNullable(message.headers()).orElse(Headers.NONE);
    String answered = extended(message).inReplyTo();
    return answered.isBlank() || headers.has("In-Reply-To")
        ? headers
        : headers.with("In-Reply-To", answered);
  }

  private static ExtendedProperties extended(FullMessage message) {
    return Optional.ofNullable(message.extended()).orElse(ExtendedProperties.NONE);
  }
}
