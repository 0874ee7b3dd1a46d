package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.Addressee;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;
import se.svarsvakt.rule.reply.Dossier;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyRule;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The municipality that the corpus is written to. It judges each message alone, as the program
 * does: content to facts, facts and what was sent before to a verdict.
 */
public final class CorpusTown {
  private static final Instant RECEIVED = Instant.parse("2026-11-18T08:30:00Z");
  private static final Instant NOW = RECEIVED.plus(Duration.ofHours(1));
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final String ANSWER = "<answer@kommun.example>";
  private static final String CONVERSATION = "shared";

  private static final Account MAILBOX =
      account(ANNA, true, CorpusBlock.MAILBOX, "anna.b@kommun.example");
  private static final List<Account> COLLEAGUES =
      List.of(
          account(new MailboxId("bo"), true, "bo.ek@kommun.example"),
          account(new MailboxId("karin"), true, "karin.chef@kommun.example"),
          account(new MailboxId("info"), false, "info@kommun.example"));

  private final KeyedHash hash = new KeyedHash(new byte[32]);
  private final Organisation organisation =
      new Organisation(
          new DirectorySnapshot(
              Stream.concat(Stream.of(MAILBOX), COLLEAGUES.stream()).toList(),
              Set.of("kommun.example")),
          Set.of(),
          SenderLists.of(sender -> sender.domain().equals("utskick.example"), false),
          new ForeignWords(BannerTexts.NONE, LearnedBanners.NONE));
  private final Addressee addressee = organisation.addressee(MAILBOX);
  private final Classifier classifier = new Classifier(hash, organisation);
  private final ReplyRule rule =
      new ReplyRule(
          new ReplyTerms(
              1,
              Duration.ZERO,
              false,
              WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays())));

  /** What the program makes of a message. */
  JudgedMail judge(CorpusMessage message) {
    List<ReceivedMail> received = new ArrayList<>(List.of(received(incoming(message))));
    List<SentMail> sent = new ArrayList<>();
    CorpusThread thread = message.thread();
    if (thread.kind() != CorpusThread.Kind.NOTHING) {
      sent.add(classifier.sent(ANNA, answer(message), addressee).mail());
    }
    if (thread.kind() == CorpusThread.Kind.ANSWERED) {
      received.add(received(question(message)));
    }
    Set<Hash> own = MAILBOX.addresses().stream().map(hash::address).collect(Collectors.toSet());
    return rule.judge(new Dossier(Map.of(ANNA, own), received, sent, List.of()), NOW).stream()
        .filter(judged -> judged.mail().id().value().equals(message.id()))
        .findFirst()
        .orElseThrow();
  }

  /** Every message of the corpus, as the mailbox gets it. */
  public List<FullMessage> letters() {
    return CorpusFile.all().stream().map(CorpusTown::incoming).toList();
  }

  /** The fact that the program makes of a message, its verdict by itself among it. */
  public ReceivedMail received(FullMessage message) {
    var inbox = new Destination("inbox", FolderState.TRACKED);
    return classifier.received(ANNA, message, inbox, addressee).mail();
  }

  private static FullMessage incoming(CorpusMessage message) {
    List<Headers.Field> headers = new ArrayList<>(message.headers().fields());
    if (message.thread().namesOurs()) {
      headers.add(new Headers.Field("In-Reply-To", ANSWER));
    }
    boolean meeting = message.messageClass().startsWith("IPM.Schedule.Meeting");
    return new FullMessage(
        new MessageId(message.id()),
        new FullMessage.Times(RECEIVED, RECEIVED),
        message.people(),
        new FullMessage.Threading("<" + message.id() + "@mail.example>", conversation(message)),
        message.content(),
        new FullMessage.Flags(false, meeting, false),
        new Headers(headers),
        new ExtendedProperties(message.messageClass(), null, "", ""));
  }

  private static String conversation(CorpusMessage message) {
    return message.thread().sharesConversation() ? CONVERSATION : "own";
  }

  /** What we wrote before: to whoever wrote the message. */
  private static FullMessage answer(CorpusMessage message) {
    Instant at = RECEIVED.minus(message.thread().after());
    return plain("answer", at, CorpusBlock.MAILBOX, sender(message), ANSWER);
  }

  /** What the same sender asked, two hours before our answer. */
  private static FullMessage question(CorpusMessage message) {
    Instant at = RECEIVED.minus(message.thread().after()).minus(Duration.ofHours(2));
    return plain("question", at, sender(message), CorpusBlock.MAILBOX, "<question@mail.example>");
  }

  private static FullMessage plain(
      String id, Instant at, String from, String to, String internetMessageId) {
    return new FullMessage(
        new MessageId(id),
        new FullMessage.Times(at, at),
        new FullMessage.People(
            new MailAddress(from), List.of(), List.of(new MailAddress(to)), List.of(), List.of()),
        new FullMessage.Threading(internetMessageId, CONVERSATION),
        new FullMessage.MessageText("Ärende", "Hej! Det går bra."),
        new FullMessage.Flags(false, false, true),
        Headers.NONE,
        ExtendedProperties.NONE);
  }

  private static String sender(CorpusMessage message) {
    MailAddress from = message.people().from();
    return from == null ? CorpusBlock.MAILBOX : from.value();
  }

  private static Account account(MailboxId id, boolean enabled, String... addresses) {
    List<MailAddress> all = Stream.of(addresses).map(MailAddress::new).toList();
    return new Account(id, all.getFirst(), Set.copyOf(all), enabled, false, null);
  }
}
