package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;

/** Kept judgements in H2 or PostgreSQL. */
public final class JdbcJudgements implements Judgements {
  /** What H2 holds in a column at most is a million bytes; a mailbox with more is judged anew. */
  private static final int MOST_BYTES = 1_000_000;

  private static final String INSERT =
      "insert into judgement (mailbox_id, terms, judged_at, next_judgement_at, quiet_until,"
          + " signatures, mail) values (?, ?, ?, ?, ?, ?, ?)";

  private final NamedParameterJdbcOperations named;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcJudgements(NamedParameterJdbcOperations named, TransactionOperations transactions) {
    this.named = named;
    this.jdbc = JdbcClient.create(named);
    this.transactions = transactions;
  }

  @Override
  public Map<MailboxId, KeptJudgement> kept(Collection<MailboxId> mailboxes) {
    Map<MailboxId, KeptJudgement> found = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql("select * from judgement where mailbox_id in (:ids)")
          .param("ids", part)
          .query(
              row -> {
                var mail = JudgedMailJson.unpacked(row.getBytes("mail"));
                if (mail.isPresent()) {
                  found.put(mailbox(row, "mailbox_id"), kept(row, mail.get()));
                }
              });
    }
    return found;
  }

  private static KeptJudgement kept(ResultSet row, List<JudgedMail> mail) throws SQLException {
    return new KeptJudgement(
        mailbox(row, "mailbox_id"),
        text(row, "terms"),
        instant(row, "judged_at"),
        instant(row, "next_judgement_at"),
        instantOrNull(row, "quiet_until"),
        text(row, "signatures"),
        mail);
  }

  @Override
  public void judgeAnew(Collection<MailboxId> mailboxes) {
    named
        .getJdbcOperations()
        .batchUpdate(
            "insert into unjudged (mailbox_id) values (?)",
            mailboxes.stream().sorted().map(id -> new Object[] {id.value()}).toList());
  }

  @Override
  public Set<MailboxId> changing(Instant until) {
    return Set.copyOf(
        jdbc.sql(
                "select mailbox_id from judgement where next_judgement_at <= :until"
                    + " union select mailbox_id from judgement where quiet_until <= :until")
            .param("until", time(until))
            .query((row, number) -> mailbox(row, "mailbox_id"))
            .list());
  }

  @Override
  public Map<MailboxId, List<Long>> changes(Collection<MailboxId> mailboxes) {
    Map<MailboxId, List<Long>> found = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql("select id, mailbox_id from unjudged where mailbox_id in (:ids)")
          .param("ids", part)
          .query(
              row -> {
                found
                    .computeIfAbsent(mailbox(row, "mailbox_id"), _ -> new ArrayList<>())
                    .add(row.getLong("id"));
              });
    }
    return found;
  }

  @Override
  public long lastChange() {
    return jdbc.sql("select coalesce(max(id), 0) from unjudged").query(Long.class).single();
  }

  @Override
  public Set<MailboxId> changedSince(long number, int most) {
    return new HashSet<>(
        jdbc.sql("select mailbox_id from unjudged where id > :number order by id limit :most")
            .param("number", number)
            .param("most", most)
            .query((row, _) -> mailbox(row, "mailbox_id"))
            .list());
  }

  @Override
  public void keep(
      Collection<KeptJudgement> judged,
      Map<MailboxId, Instant> replaced,
      Collection<Long> counted) {
    if (judged.isEmpty() && replaced.isEmpty() && counted.isEmpty()) {
      return;
    }
    List<Object[]> rows =
        judged.stream()
            .sorted(Comparator.comparing(KeptJudgement::mailbox)) // two that write at once wait
            .map(JdbcJudgements::row)
            .filter(row -> ((byte[]) row[6]).length <= MOST_BYTES)
            .toList();
    try {
      transactions.executeWithoutResult(_ -> exchange(rows, replaced, counted));
    } catch (DuplicateKeyException e) {
      Set<MailboxId> twice = new HashSet<>(replaced.keySet());
      judged.forEach(each -> twice.add(each.mailbox()));
      transactions.executeWithoutResult(_ -> delete(twice));
    }
  }

  private void exchange(
      List<Object[]> rows, Map<MailboxId, Instant> replaced, Collection<Long> counted) {
    Set<String> lost = new HashSet<>();
    List<MailboxId> before = replaced.keySet().stream().sorted().toList();
    int[] deleted =
        named
            .getJdbcOperations()
            .batchUpdate(
                "delete from judgement where mailbox_id = ? and judged_at = ?",
                before.stream()
                    .map(
                        id ->
                            new Object[] {
                              id.value(), time(replaced.getOrDefault(id, Instant.EPOCH))
                            })
                    .toList());
    for (int i = 0; i < deleted.length; i++) {
      if (deleted[i] == 0) {
        lost.add(before.get(i).value());
      }
    }
    delete(lost.stream().map(MailboxId::new).toList());
    named
        .getJdbcOperations()
        .batchUpdate(INSERT, rows.stream().filter(row -> !lost.contains(row[0])).toList());
    forgotten(rows.stream().map(row -> (String) row[0]).toList());
    for (List<Long> part : parts(counted.stream().sorted().toList())) {
      jdbc.sql("delete from unjudged where id in (:ids)").param("ids", part).update();
    }
  }

  /** Of whom somebody forgot meanwhile nothing stays. */
  private void forgotten(List<String> mailboxes) {
    for (List<String> part : parts(mailboxes)) {
      jdbc.sql(
              "delete from judgement where mailbox_id in (:ids)"
                  + " and mailbox_id not in (select id from mailbox where id in (:ids))")
          .param("ids", part)
          .update();
    }
  }

  private void delete(Collection<MailboxId> mailboxes) {
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql("delete from judgement where mailbox_id in (:ids)").param("ids", part).update();
    }
  }

  private static Object[] row(KeptJudgement kept) {
    Instant quiet = kept.quietUntil();
    return new Object[] {
      kept.mailbox().value(),
      kept.terms(),
      time(kept.judgedAt()),
      time(kept.next()),
      new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, quiet == null ? null : time(quiet)),
      kept.signatures(),
      JudgedMailJson.packed(kept.mail())
    };
  }

  @Override
  public void forgetBefore(Instant now) {
    jdbc.sql("delete from judgement where next_judgement_at <= :now")
        .param("now", time(now))
        .update();
    jdbc.sql(
            "delete from unjudged where mailbox_id not in"
                + " (select id from mailbox where watched_since is not null)")
        .update();
  }
}
