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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.JdbcColumns;

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
    return found(mails, "mark.*", "mark", "", (row, _) -> mark(row));
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
    found(
        mails,
        "mailbox_id, message_id, coalesce(sender_domain, '') as sender_domain",
        "received_mail",
        "",
        (row, _) -> domains.put(key(row), text(row, "sender_domain")));
    return domains;
  }

  @Override
  public void settled(Map<MailKey, Instant> settlements, Collection<MailKey> open) {
    Map<MailKey, @Nullable Instant> changed = new TreeMap<>(); // so that no two wait for each other
    those(open, " and settled_at is not null").forEach(key -> changed.put(key, null));
    those(settlements.keySet(), " and settled_at is null")
        .forEach(key -> changed.put(key, settlements.get(key)));
    if (!changed.isEmpty()) {
      try {
        settle(changed);
      } catch (PessimisticLockingFailureException e) {
        settle(changed); // somebody else had some of it, and another note of the same does no harm
      }
    }
  }

  private void settle(Map<MailKey, @Nullable Instant> changed) {
    transactions.executeWithoutResult(
        _ -> parts(changed.keySet()).forEach(part -> settle(part, changed)));
  }

  private List<MailKey> those(Collection<MailKey> keys, String and) {
    return found(keys, "mailbox_id, message_id", "received_mail", and, (row, _) -> key(row));
  }

  private void settle(List<MailKey> keys, Map<MailKey, @Nullable Instant> changed) {
    List<@Nullable Object> values = new ArrayList<>();
    for (MailKey key : keys) {
      Instant at = changed.get(key);
      values.addAll(
          Arrays.asList(key.mailbox().value(), key.id().value(), at == null ? null : time(at)));
    }
    jdbc.sql(
            "merge into received_mail using "
                + JdbcColumns.values(
                    keys.size(), "varchar(64)", "varchar(512)", "timestamp with time zone")
                + " v(mailbox, message, settled)"
                + " on mailbox_id = v.mailbox and message_id = v.message"
                + " when matched and (settled_at is null or v.settled is null)"
                + " then update set settled_at = v.settled")
        .params(values)
        .update();
  }

  /** Rows of these mails; a join, since H2 looks through all of a mailbox for lists of ids. */
  private <T> List<T> found(
      Collection<MailKey> mails, String columns, String table, String and, RowMapper<T> row) {
    List<T> found = new ArrayList<>();
    for (List<MailKey> part : parts(mails)) {
      String these = JdbcColumns.values(part.size(), "varchar(64)", "varchar(512)");
      found.addAll(
          jdbc.sql(
                  "select %s from %s v(mailbox, message) join %s".formatted(columns, these, table)
                      + " on mailbox_id = v.mailbox and message_id = v.message"
                      + and)
              .params(
                  part.stream()
                      .flatMap(key -> Stream.of(key.mailbox().value(), key.id().value()))
                      .toList())
              .query(row)
              .list());
    }
    return found;
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
}
