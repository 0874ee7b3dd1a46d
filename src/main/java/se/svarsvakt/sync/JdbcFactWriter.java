package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;

/**
 * Writes one step's result. Every statement can be repeated: what is there already stays or is set
 * to the same value. It runs in the caller's transaction.
 */
final class JdbcFactWriter {
  private static final String SENT =
      """
      insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject, message_hash,
             conversation_hash, thread_known)
      values (:mailbox, :message, :sentAt, :kind, :forward, :messageHash, :conversation, :known)
      on conflict do nothing
      """;

  private static final String REFERENCE =
      "insert into sent_reference (mailbox_id, message_id, message_hash)"
          + " values (:mailbox, :message, :reference) on conflict do nothing";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations many;
  private final JdbcMailboxWriter mailboxes;
  private final JdbcChangeWriter changes;
  private final JdbcHabits habits;

  JdbcFactWriter(JdbcClient jdbc, NamedParameterJdbcOperations many) {
    this.jdbc = jdbc;
    this.many = many;
    this.mailboxes = new JdbcMailboxWriter(jdbc);
    this.changes = new JdbcChangeWriter(jdbc);
    this.habits = new JdbcHabits(jdbc);
  }

  void write(MailboxUpdate update) {
    mailboxes.write(update.before(), update.after(), update.address());
    received(update.received());
    sent(update.sent());
    update.changes().forEach(change -> changes.write(update.after().id().value(), change));
  }

  private void received(List<ReceivedFact> facts) {
    batch(
        """
        insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,
               phrase, traits, addressed, cut, beginning, message_hash, conversation_hash,
               sender_hash, reply_to_hash, reply_to_others, sender_domain, refers_to, verb, verb_at, whereabouts, is_read, may_expect, caller_hash)
        values (:mailbox, :message, :folder, :receivedAt, :verdict, :cause, :phrase, :traits, :addressed,
               :cut, :beginning, :messageHash, :conversation, :sender, :replyTo, :others, :domain, :refersTo, :verb, :verbAt, :whereabouts, :read, :mayExpect, :caller)
        on conflict do nothing
        """,
        facts.stream().map(JdbcFactWriter::row).toList());
  }

  private static MapSqlParameterSource row(ReceivedFact fact) {
    ReceivedMail mail = fact.mail();
    Iterator<Hash> senders = mail.senders().iterator();
    LastVerb verb = mail.verb();
    return key(mail.key())
        .addValue("folder", fact.folder())
        .addValue("receivedAt", JdbcRows.time(mail.receivedAt()))
        .addValue("verdict", mail.verdict().verdict().code())
        .addValue("cause", JdbcRows.cut(mail.verdict().cause(), 200))
        .addValue("phrase", mail.verdict().phrase())
        .addValue(
            "traits", JdbcRows.joined(mail.clues().traits().stream().map(Trait::code).sorted()))
        .addValue(
            "addressed",
            JdbcRows.joined(mail.clues().addressed().stream().map(MailboxId::value).sorted()))
        .addValue("cut", JdbcRows.joined(mail.clues().cut().stream()))
        .addValue("beginning", JdbcRows.value(mail.clues().beginning()))
        .addValue("messageHash", JdbcRows.value(mail.thread().messageId()))
        .addValue("conversation", JdbcRows.value(mail.thread().conversation()))
        .addValue("sender", senders.hasNext() ? senders.next().value() : null)
        .addValue("replyTo", senders.hasNext() ? senders.next().value() : null)
        .addValue("others", JdbcRows.joined(others(senders)))
        .addValue("domain", JdbcRows.cut(fact.senderDomain(), 255))
        .addValue("refersTo", JdbcRows.list(mail.thread().refersTo()))
        .addValue("verb", verb == null ? null : verb.kind().number())
        .addValue("verbAt", verb == null ? null : JdbcRows.time(verb.at()))
        .addValue("whereabouts", mail.whereabouts().name())
        .addValue("read", fact.read())
        .addValue("mayExpect", mail.mayExpectAnswer())
        .addValue("caller", JdbcRows.value(mail.clues().caller()));
  }

  private static Stream<String> others(Iterator<Hash> senders) {
    List<String> others = new ArrayList<>();
    senders.forEachRemaining(each -> others.add(each.value()));
    return others.stream();
  }

  private void sent(List<SentFact> facts) {
    if (!facts.isEmpty()) {
      count(facts, many.batchUpdate(SENT, rows(facts)));
    }
    batch(
        "insert into sent_recipient (mailbox_id, message_id, address_hash, internal)"
            + " values (:mailbox, :message, :address, :internal) on conflict do nothing",
        facts.stream().flatMap(fact -> recipients(fact.mail())).toList());
    batch(
        REFERENCE,
        facts.stream()
            .flatMap(fact -> references(fact.mail().key(), fact.mail().thread().refersTo()))
            .toList());
  }

  /** What was stored already has been counted. */
  private void count(List<SentFact> facts, int[] written) {
    for (int at = 0; at < written.length; at++) {
      if (written[at] != 0) {
        SentFact fact = facts.get(at);
        habits.add(fact.mail().mailbox(), fact.habits());
      }
    }
  }

  private static SqlParameterSource[] rows(List<SentFact> facts) {
    return facts.stream().map(JdbcFactWriter::row).toArray(SqlParameterSource[]::new);
  }

  private static MapSqlParameterSource row(SentFact fact) {
    SentMail mail = fact.mail();
    return key(mail.key())
        .addValue("sentAt", JdbcRows.time(mail.sentAt()))
        .addValue("kind", mail.kind().name())
        .addValue("forward", mail.forwardSubject())
        .addValue("messageHash", JdbcRows.value(mail.thread().messageId()))
        .addValue("conversation", JdbcRows.value(mail.thread().conversation()))
        .addValue("known", fact.threadKnown());
  }

  private static Stream<MapSqlParameterSource> recipients(SentMail mail) {
    return Stream.concat(
        recipients(mail.key(), mail.recipients().external(), false),
        recipients(mail.key(), mail.recipients().internal(), true));
  }

  private static Stream<MapSqlParameterSource> recipients(
      MailKey mail, Collection<Hash> addresses, boolean internal) {
    return addresses.stream()
        .map(hash -> key(mail).addValue("address", hash.value()).addValue("internal", internal));
  }

  private static Stream<MapSqlParameterSource> references(MailKey mail, Collection<Hash> refersTo) {
    return refersTo.stream().map(hash -> key(mail).addValue("reference", hash.value()));
  }

  private static MapSqlParameterSource key(MailKey mail) {
    return new MapSqlParameterSource("mailbox", mail.mailbox().value())
        .addValue("message", mail.id().value());
  }

  private void batch(String sql, List<MapSqlParameterSource> rows) {
    if (!rows.isEmpty()) {
      many.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }
  }

  void thread(MailKey sent, Set<Hash> refersTo) {
    batch(REFERENCE, references(sent, refersTo).toList());
    jdbc.sql(
            "update sent_mail set thread_known = true"
                + " where mailbox_id = :mailbox and message_id = :message")
        .param("mailbox", sent.mailbox().value())
        .param("message", sent.id().value())
        .update();
  }
}
