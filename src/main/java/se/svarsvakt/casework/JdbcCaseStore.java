package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.key;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Mark;

/** Casework's records in H2 or PostgreSQL. */
public final class JdbcCaseStore implements CaseStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcRetention retention;

  /** Over one database, whose statements the transactions cover. */
  public JdbcCaseStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.retention = new JdbcRetention(jdbc, transactions);
  }

  @Override
  public List<Mark> marks(Collection<MailKey> mails) {
    List<Mark> marks = new ArrayList<>();
    for (List<MailKey> part : parts(mails.stream().sorted().toList())) {
      marks.addAll(
          of("select * from mark where mailbox_id in (:mailboxes) and message_id in (:ids)", part)
              .query((row, number) -> mark(row))
              .list());
    }
    marks.removeIf(mark -> !mails.contains(mark.mail())); // the statement pairs every id with all
    return marks;
  }

  private static Mark mark(ResultSet row) throws SQLException {
    return new Mark(
        key(row),
        Mark.Kind.valueOf(text(row, "kind")),
        instant(row, "marked_at"),
        row.getObject("promised", LocalDate.class));
  }

  @Override
  public Map<MailKey, String> senderDomains(Collection<MailKey> mails) {
    Map<MailKey, String> domains = new HashMap<>();
    for (List<MailKey> part : parts(mails.stream().sorted().toList())) {
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
  public void settled(Map<MailKey, Instant> settlements, Collection<MailKey> open) {
    List<MailKey> fresh = those(settlements.keySet(), "settled_at is null");
    List<MailKey> reopened = those(open, "settled_at is not null");
    if (fresh.isEmpty() && reopened.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(
        status -> {
          fresh.forEach(key -> settle(key, Objects.requireNonNull(settlements.get(key))));
          reopened.forEach(this::reopen);
        });
  }

  private List<MailKey> those(Collection<MailKey> keys, String where) {
    List<MailKey> found = new ArrayList<>();
    for (List<MailKey> part : parts(keys.stream().sorted().toList())) {
      found.addAll(
          of(
                  "select mailbox_id, message_id from received_mail where mailbox_id in (:mailboxes)"
                      + " and message_id in (:ids) and "
                      + where,
                  part)
              .query((row, number) -> key(row))
              .list());
    }
    found.retainAll(Set.copyOf(keys)); // the statement pairs every id with all
    return found;
  }

  private void reopen(MailKey key) {
    jdbc.sql(
            "update received_mail set settled_at = null"
                + " where mailbox_id = :mailbox and message_id = :message")
        .param("mailbox", key.mailbox().value())
        .param("message", key.id().value())
        .update();
  }

  private void settle(MailKey key, Instant at) {
    jdbc.sql(
            "update received_mail set settled_at = :at"
                + " where mailbox_id = :mailbox and message_id = :message and settled_at is null")
        .param("at", time(at))
        .param("mailbox", key.mailbox().value())
        .param("message", key.id().value())
        .update();
  }

  @Override
  public Map<MailboxId, Instant> firstSettled(Collection<MailboxId> mailboxes, Instant since) {
    Map<MailboxId, Instant> first = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql(
              "select mailbox_id, min(settled_at) as settled_at from received_mail"
                  + " where mailbox_id in (:ids) and settled_at >= :since group by mailbox_id")
          .param("ids", part)
          .param("since", time(since))
          .query(
              row -> {
                first.put(mailbox(row, "mailbox_id"), instant(row, "settled_at"));
              });
    }
    return first;
  }

  @Override
  public void forgetBefore(Instant moment) {
    retention.forgetBefore(moment);
  }

  @Override
  public void forgetSeenBefore(Instant moment) {
    retention.forgetSeenBefore(moment);
  }

  private StatementSpec of(String sql, List<MailKey> part) {
    return jdbc.sql(sql)
        .param("mailboxes", part.stream().map(key -> key.mailbox().value()).distinct().toList())
        .param("ids", part.stream().map(key -> key.id().value()).distinct().toList());
  }
}
