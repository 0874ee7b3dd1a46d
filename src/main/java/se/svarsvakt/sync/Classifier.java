package se.svarsvakt.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Addressee;
import se.svarsvakt.mail.ClosingRemark;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.IncomingMail;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentKinds;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.SubjectPrefix;
import se.svarsvakt.mail.VerdictRules;

/** Makes facts of messages: what is kept of them once their content is let go. */
final class Classifier {
  /** A message to more people than this outside the organisation answers none of them in person. */
  private static final int MOST_EXTERNAL = 500;

  /** From, and the first other address that answers are asked to; the store has room for these. */
  private static final int MOST_SENDERS = 2;

  private static final int MOST_INTERNAL = 25;

  private final KeyedHash hash;
  private final VerdictRules rules = new VerdictRules();

  Classifier(KeyedHash hash) {
    this.hash = hash;
  }

  ReceivedFact received(
      MailboxId mailbox, FullMessage message, Destination place, Addressee addressee) {
    Headers headers = headers(message);
    IncomingMail mail = incoming(message, headers);
    ReasonedVerdict verdict = rules.judge(mail, addressee);
    MailAddress from = message.people().from();
    Set<Hash> senders = new HashSet<>();
    Stream.concat(Stream.ofNullable(from), message.people().replyTo().stream())
        .distinct()
        .limit(MOST_SENDERS)
        .forEach(address -> senders.add(hash.address(address)));
    ReceivedMail received =
        new ReceivedMail(
            new MailKey(mailbox, message.id()),
            message.times().receivedAt(),
            verdict,
            verdict.verdict().expectsAnswer() && ClosingRemark.isOne(message.text().preview()),
            thread(message, headers),
            senders,
            extended(message).verb(),
            place.whereabouts());
    return new ReceivedFact(
        received, place.folder(), from == null ? "" : from.domain(), message.flags().read());
  }

  SentFact sent(MailboxId mailbox, FullMessage message, Addressee addressee) {
    Headers headers = headers(message);
    MailThread thread = thread(message, headers);
    SentMail.Kind kind =
        SentKinds.of(incoming(message, headers), message.flags().draft(), addressee);
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

  /** Whether a message found among received mail was written by the mailbox itself. */
  static boolean isOwn(FullMessage message, Addressee addressee) {
    MailAddress from = message.people().from();
    Set<MailAddress> own = addressee.ownAddresses();
    boolean toItself =
        Stream.of(message.people().to(), message.people().cc(), message.people().bcc())
            .flatMap(List::stream)
            .anyMatch(own::contains);
    return from != null && own.contains(from) && !toItself;
  }

  private IncomingMail incoming(FullMessage message, Headers headers) {
    return new IncomingMail(
        message.people().from(),
        message.people().replyTo(),
        message.people().to(),
        message.people().cc(),
        headers,
        extended(message).messageClass(),
        message.flags().eventMessage(),
        message.text().subject(),
        message.text().preview());
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
              boolean inside = addressee.isInternal(address);
              Set<Hash> group = inside ? internal : external;
              if (group.size() < (inside ? MOST_INTERNAL : MOST_EXTERNAL)) {
                group.add(hash.address(address));
              }
            });
    return new Recipients(external, internal);
  }

  private static Headers headers(FullMessage message) {
    return Optional.ofNullable(message.headers()).orElse(Headers.NONE);
  }

  private static ExtendedProperties extended(FullMessage message) {
    return Optional.ofNullable(message.extended()).orElse(ExtendedProperties.NONE);
  }
}
