package se.svarsvakt.casework;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.reply.Mark;

/** Casework's records in H2 or PostgreSQL. */
public final class JdbcCaseStore implements CaseStore {
  private static final int AT_ONCE = 400;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcCaseStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<Mark> marks(Collection<MailKey> mails) {
    List<Mark> marks = new ArrayList<>();
    for (List<MailKey> part : parts(mails)) {
      marks.addAll(
          of("select * from mark where mailbox_id in (:mailboxes) and message_id in (:ids)", part)
              .query((row, number) -> mark(row))
              .list());
    }
    marks.removeIf(mark -> !mails.contains(mark.mail())); // the statement pairs every id with all
    return marks;
  }

  private static Mark mark(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("marked_at", OffsetDateTime.class);
    return new Mark(
        key(row),
        Mark.Kind.valueOf(row.getString("kind")),
        Objects.requireNonNull(at).toInstant(),
        row.getObject("promised", LocalDate.class));
  }

  @Override
  public Map<MailKey, String> senderDomains(Collection<MailKey> mails) {
    Map<MailKey, String> domains = new HashMap<>();
    for (List<MailKey> part : parts(mails)) {
      of(
              "select mailbox_id, message_id, sender_domain from received_mail"
                  + " where mailbox_id in (:mailboxes) and message_id in (:ids)",
              part)
          .query(
              row -> {
                String domain = row.getString("sender_domain");
                domains.put(key(row), domain == null ? "" : domain);
              });
    }
    domains.keySet().retainAll(mails);
    return domains;
  }

  @Override
  public void settled(Map<MailKey, Instant> settlements) {
    List<MailKey> fresh = new ArrayList<>();
    for (List<MailKey> part : parts(settlements.keySet())) {
      fresh.addAll(unsettled(part));
    }
    fresh.retainAll(settlements.keySet());
    if (fresh.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(
        status -> fresh.forEach(key -> settle(key, Objects.requireNonNull(settlements.get(key)))));
  }

  private List<MailKey> unsettled(List<MailKey> part) {
    return of(
            "select mailbox_id, message_id from received_mail where mailbox_id in (:mailboxes)"
                + " and message_id in (:ids) and settled_at is null",
            part)
        .query((row, number) -> key(row))
        .list();
  }

  private void settle(MailKey key, Instant at) {
    jdbc.sql(
            "update received_mail set settled_at = :at"
                + " where mailbox_id = :mailbox and message_id = :message and settled_at is null")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("mailbox", key.mailbox().value())
        .param("message", key.id().value())
        .update();
  }

  @Override
  public void forgetBefore(Instant moment) {
    OffsetDateTime before = moment.atOffset(ZoneOffset.UTC);
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(
                  "delete from received_mail where received_at < :before"
                      + " and (verdict <> 'external' or settled_at < :before)")
              .param("before", before)
              .update();
          jdbc.sql(
                  "delete from sent_mail where sent_at < :before"
                      + " and not exists (select 1 from received_mail r"
                      + " where r.settled_at is null and r.verdict = 'external'"
                      + " and r.conversation_hash = sent_mail.conversation_hash)")
              .param("before", before)
              .update();
          jdbc.sql(
                  "delete from mark where marked_at < :before"
                      + " and not exists (select 1 from received_mail r"
                      + " where r.mailbox_id = mark.mailbox_id"
                      + " and r.message_id = mark.message_id)")
              .param("before", before)
              .update();
          jdbc.sql("delete from nudge where planned_for < :before")
              .param("before", before)
              .update();
          jdbc.sql("delete from delegation_source where source <> 'EXPORT' and read_at < :before")
              .param("before", before)
              .update();
          jdbc.sql(
                  "delete from delegation where source <> 'EXPORT' and not exists"
                      + " (select 1 from delegation_source s where s.source = delegation.source"
                      + " and s.mailbox_id = delegation.mailbox_id)")
              .update();
          jdbc.sql("delete from signature_check where sent_at < :before")
              .param("before", before)
              .update();
          jdbc.sql("delete from out_of_office where until_at < :before")
              .param("before", before)
              .update();
          jdbc.sql("delete from automatic_reply_time where until_at < :before")
              .param("before", before)
              .update();
          jdbc.sql("delete from deed where done_at < :before").param("before", before).update();
          jdbc.sql("delete from cover_agreement where to_day < :day")
              .param("day", Date.valueOf(before.toLocalDate()))
              .update();
          jdbc.sql("delete from finding_exception where until_day < :day")
              .param("day", Date.valueOf(before.toLocalDate()))
              .update();
        });
  }

  private static MailKey key(ResultSet row) throws SQLException {
    return new MailKey(
        new MailboxId(row.getString("mailbox_id")), new MessageId(row.getString("message_id")));
  }

  private StatementSpec of(String sql, List<MailKey> part) {
    return jdbc.sql(sql)
        .param("mailboxes", part.stream().map(key -> key.mailbox().value()).distinct().toList())
        .param("ids", part.stream().map(key -> key.id().value()).distinct().toList());
  }

  private static List<List<MailKey>> parts(Collection<MailKey> keys) {
    return keys.stream().sorted().gather(Gatherers.windowFixed(AT_ONCE)).toList();
  }
}
