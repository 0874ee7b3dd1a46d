package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.Verdict;

/**
 * Deletes what is older than it is kept, the oldest first, a few rows at a time. Each step is a
 * short transaction of its own and takes along what hangs on its rows, so that nothing waits long
 * for a lock, and an interrupted run leaves only what the next one deletes.
 */
final class JdbcRetention {
  private static final int ROWS_AT_ONCE = 400;

  /** Before everything: where the first step starts. */
  private static final OffsetDateTime BEGINNING =
      OffsetDateTime.of(LocalDate.of(1, 1, 1), LocalTime.MIDNIGHT, ZoneOffset.UTC);

  private static final List<JdbcAgingTable> TABLES =
      List.of(
          new JdbcAgingTable("signature_check", "sent_at", "mailbox_id, message_id"),
          new JdbcAgingTable("received_mail", "received_at", "mailbox_id, message_id")
              .where("((verdict not in (:expecting) and not may_expect) or settled_at < :before)")
              .with("mark", "marked_at < :before"),
          new JdbcAgingTable("sent_mail", "sent_at", "number")
              .where(
                  """
                  not exists (select 1 from received_mail r
                               where r.settled_at is null and (r.verdict in (:expecting) or r.may_expect)
                                 and r.conversation_hash = sent_mail.conversation_hash)
                  """),
          new JdbcAgingTable("mark", "marked_at", "mailbox_id, message_id, marked_at")
              .where(
                  """
                  not exists (select 1 from received_mail r
                               where r.mailbox_id = mark.mailbox_id
                                 and r.message_id = mark.message_id)
                  """),
          new JdbcAgingTable("outgoing_call", "called_at", "number_hash, called_at"),
          new JdbcAgingTable("registration", "said_at", "mailbox_id, message_id"),
          new JdbcAgingTable("case_event", "made_at", "id")
              .where("status in ('SENT', 'FAILED', 'DROPPED')"), // what waits is not lost
          new JdbcAgingTable("nudge", "planned_for", "id"),
          new JdbcAgingTable("beginning", "seen_day", "words_hash, sender_hash"),
          new JdbcAgingTable("banner", "seen_day", "words_hash"),
          new JdbcAgingTable("delegation_source", "read_at", "source, mailbox_id")
              .where("source <> 'EXPORT'")
              .with("delegation", "source <> 'EXPORT'"),
          new JdbcAgingTable("out_of_office", "until_at", "mailbox_id, from_at, until_at"),
          new JdbcAgingTable("automatic_reply_time", "until_at", "mailbox_id, from_at, until_at"),
          new JdbcAgingTable("finding_record", "gone_at", "mailbox_id, rule, code, item, first_at"),
          new JdbcAgingTable("reading_gap", "again_at", "mailbox_id, failed_at"),
          new JdbcAgingTable("relation", "until_at", "mailbox_id, kind, related_id, from_at"),
          new JdbcAgingTable("deed", "done_at", "id"),
          new JdbcAgingTable("cover_agreement", "to_day", "id"),
          new JdbcAgingTable("finding_exception", "until_day", "id"));

  /** Of those who are in no relation any more a kept week needs the manager's address alone. */
  private static final String FORGOTTEN_ACCOUNTS =
      """
      delete from known_account
       where not exists (select 1 from relation r where r.mailbox_id = known_account.id)
         and not exists (select 1 from relation r where r.related_id = known_account.id)
         and not exists (select 1 from weekly_figure w where w.manager_id = known_account.id)
      """;

  private static final JdbcAgingTable SEEN =
      new JdbcAgingTable("seen_item", "seen_at", "mailbox_id, item, person_id, seen_at");

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final int most;

  JdbcRetention(JdbcClient jdbc, TransactionOperations transactions) {
    this(jdbc, transactions, ROWS_AT_ONCE);
  }

  /** With at most so many rows of a table in a step. */
  JdbcRetention(JdbcClient jdbc, TransactionOperations transactions, int most) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.most = most;
  }

  void forgetBefore(Instant moment) {
    TABLES.forEach(table -> forget(table, table.bound(time(moment))));
    jdbc.sql(FORGOTTEN_ACCOUNTS).update();
  }

  void forgetSeenBefore(Instant moment) {
    forget(SEEN, time(moment));
  }

  /** What a step found it deletes; so what stays is passed by once, and never looked at again. */
  private void forget(JdbcAgingTable table, Object before) {
    Object from = table.bound(BEGINNING);
    List<JdbcAgingTable.Row> found;
    do {
      found = found(table, from, before);
      if (!found.isEmpty()) {
        from = found.getLast().age();
        delete(table, found.stream().map(row -> row.key().toArray()).toList(), before);
      }
    } while (found.size() == most);
  }

  private List<JdbcAgingTable.Row> found(JdbcAgingTable table, Object from, Object before) {
    return jdbc.sql(table.select())
        .param("from", from)
        .param("before", before)
        .param("expecting", Verdict.codes(Verdict::expectsAnswer))
        .param("most", most)
        .query((row, number) -> table.read(row))
        .list();
  }

  private void delete(JdbcAgingTable table, List<Object[]> keys, Object before) {
    transactions.executeWithoutResult(
        status -> {
          for (String sql : table.deletes()) {
            jdbc.sql(sql)
                .param("keys", keys)
                .param("before", before)
                .param("expecting", Verdict.codes(Verdict::expectsAnswer))
                .update();
          }
        });
  }
}
