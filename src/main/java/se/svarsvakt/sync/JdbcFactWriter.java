package se.svarsvakt.sync;

import static se.svarsvakt.sync.JdbcRowInsert.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;

/**
 * Writes one step's result. Every statement can be repeated: what is there already stays or is set
 * to the same value. It runs in the caller's transaction.
 */
final class JdbcFactWriter {
  private static final String MAILBOX = "mailbox_id";
  private static final String MESSAGE = "message_id";
  private static final String NUMBER = "number";
  private static final String SENT_NUMBER = "sent_number";

  private final JdbcClient jdbc;
  private final JdbcMailboxWriter mailboxes;
  private final JdbcChangeWriter changes;
  private final JdbcHabits habits;
  private final JdbcRowInsert received;
  private final JdbcRowInsert sent;
  private final JdbcRowInsert recipients;
  private final JdbcRowInsert references;

  JdbcFactWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.mailboxes = new JdbcMailboxWriter(jdbc);
    this.changes = new JdbcChangeWriter(jdbc);
    this.habits = new JdbcHabits(jdbc);
    this.received =
        new JdbcRowInsert(
            jdbc,
            "received_mail",
            MAILBOX,
            MESSAGE,
            "folder_id",
            "received_at",
            "verdict",
            "cause",
            "phrase",
            "traits",
            "addressed",
            "cut",
            "beginning",
            "message_hash",
            "conversation_hash",
            "sender_hash",
            "reply_to_hash",
            "reply_to_others",
            "sender_domain",
            "refers_to",
            "verb",
            "verb_at",
            "whereabouts",
            "is_read",
            "may_expect",
            "caller_hash");
    this.sent =
        new JdbcRowInsert(
            jdbc,
            "sent_mail",
            MAILBOX,
            MESSAGE,
            "sent_at",
            "kind",
            "forward_subject",
            "message_hash",
            "conversation_hash",
            "thread_known");
    this.recipients =
        new JdbcRowInsert(jdbc, "sent_recipient", SENT_NUMBER, "address_hash", "internal");
    this.references = new JdbcRowInsert(jdbc, "sent_reference", SENT_NUMBER, "message_hash");
  }

  void write(MailboxUpdate update) {
    mailboxes.write(update.before(), update.after(), update.address());
    received.add(update.received().stream().map(JdbcFactWriter::values).toList());
    sent(update.after().id(), update.sent());
    changes.write(update.after().id().value(), update.changes());
  }

  private static @Nullable Object[] values(ReceivedFact fact) {
    ReceivedMail mail = fact.mail();
    Iterator<Hash> senders = mail.senders().iterator();
    LastVerb verb = mail.verb();
    return row(
        mail.mailbox().value(),
        mail.id().value(),
        JdbcRows.folder(fact.folder()),
        JdbcRows.time(mail.receivedAt()),
        mail.verdict().verdict().code(),
        JdbcRows.cut(mail.verdict().cause(), 200),
        mail.verdict().phrase(),
        JdbcRows.joined(mail.clues().traits().stream().map(Trait::code).sorted()),
        JdbcRows.joined(mail.clues().addressed().stream().map(MailboxId::value).sorted()),
        JdbcRows.joined(mail.clues().cut().stream()),
        JdbcRows.value(mail.clues().beginning()),
        JdbcRows.value(mail.thread().messageId()),
        JdbcRows.value(mail.thread().conversation()),
        senders.hasNext() ? senders.next().value() : null,
        senders.hasNext() ? senders.next().value() : null,
        JdbcRows.joined(others(senders)),
        JdbcRows.cut(fact.senderDomain(), 255),
        JdbcRows.list(mail.thread().refersTo()),
        verb == null ? null : verb.kind().number(),
        verb == null ? null : JdbcRows.time(verb.at()),
        mail.whereabouts().name(),
        fact.read(),
        mail.mayExpectAnswer(),
        JdbcRows.value(mail.clues().caller()));
  }

  private static Stream<String> others(Iterator<Hash> senders) {
    List<String> others = new ArrayList<>();
    senders.forEachRemaining(each -> others.add(each.value()));
    return others.stream();
  }

  /** Habits are counted of what was not stored before: the rest has been counted. */
  private void sent(MailboxId mailbox, List<SentFact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    Map<String, Long> numbers = new HashMap<>();
    sent.added(facts.stream().map(JdbcFactWriter::values).toList(), MESSAGE, NUMBER)
        .forEach(row -> numbers.put((String) row.get(MESSAGE), (Long) row.get(NUMBER)));
    facts.stream()
        .filter(fact -> numbers.containsKey(fact.mail().id().value()))
        .forEach(fact -> habits.add(mailbox, fact.habits()));
    numbers.putAll(
        numbers(
            mailbox,
            facts.stream()
                .map(fact -> fact.mail().id().value())
                .filter(id -> !numbers.containsKey(id))
                .toList()));
    recipients.add(
        facts.stream().flatMap(fact -> recipients(number(numbers, fact), fact.mail())).toList());
    references.add(
        facts.stream()
            .flatMap(fact -> references(number(numbers, fact), fact.mail().thread().refersTo()))
            .toList());
  }

  private static long number(Map<String, Long> numbers, SentFact fact) {
    return Objects.requireNonNull(numbers.get(fact.mail().id().value()));
  }

  private Map<String, Long> numbers(MailboxId mailbox, Collection<String> messages) {
    Map<String, Long> numbers = new HashMap<>();
    for (List<String> part : JdbcColumns.parts(messages)) {
      jdbc.sql(
              "select message_id, number from sent_mail"
                  + " where mailbox_id = :mailbox and message_id in (:messages)")
          .param("mailbox", mailbox.value())
          .param("messages", part)
          .query(
              row -> {
                numbers.put(JdbcColumns.text(row, MESSAGE), row.getLong(NUMBER));
              });
    }
    return numbers;
  }

  private static @Nullable Object[] values(SentFact fact) {
    SentMail mail = fact.mail();
    return row(
        mail.mailbox().value(),
        mail.id().value(),
        JdbcRows.time(mail.sentAt()),
        mail.kind().name(),
        mail.forwardSubject(),
        JdbcRows.value(mail.thread().messageId()),
        JdbcRows.value(mail.thread().conversation()),
        fact.threadKnown());
  }

  private static Stream<@Nullable Object[]> recipients(long number, SentMail mail) {
    return Stream.concat(
        mail.recipients().external().stream().map(each -> row(number, each.value(), false)),
        mail.recipients().internal().stream().map(each -> row(number, each.value(), true)));
  }

  private static Stream<@Nullable Object[]> references(long number, Collection<Hash> refersTo) {
    return refersTo.stream().map(each -> row(number, each.value()));
  }

  void thread(MailKey sent, Set<Hash> refersTo) {
    MessageId message = sent.id();
    Long number = numbers(sent.mailbox(), List.of(message.value())).get(message.value());
    if (number == null) {
      return; // forgotten meanwhile
    }
    references.add(references(number, refersTo).toList());
    jdbc.sql("update sent_mail set thread_known = true where number = :number")
        .param("number", number)
        .update();
  }
}
