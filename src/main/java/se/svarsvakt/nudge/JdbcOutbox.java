package se.svarsvakt.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeReport.Status;

/** Nudges in H2 or PostgreSQL. */
public final class JdbcOutbox implements Outbox {
  /** A nudge that fails this often is given up: the day has other chances to be told. */
  private static final int MOST_ATTEMPTS = 5;

  private static final String SENDING = "SENDING";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcOutbox(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Map<NudgeIdentity, Status> outcomes(Collection<NudgeIdentity> nudges) {
    Map<NudgeIdentity, Status> found = new HashMap<>();
    Set<NudgeIdentity> wanted = new HashSet<>(nudges);
    for (Instant time : wanted.stream().map(NudgeIdentity::plannedFor).distinct().toList()) {
      jdbc
          .sql(
              "select kind, recipient_id, planned_for, status from nudge"
                  + " where planned_for = :time and status <> 'SENDING'")
          .param("time", time.atOffset(ZoneOffset.UTC))
          .query((row, number) -> Map.entry(identity(row), Status.valueOf(text(row, "status"))))
          .list()
          .stream()
          .filter(entry -> wanted.contains(entry.getKey()))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  private static NudgeIdentity identity(ResultSet row) throws SQLException {
    return new NudgeIdentity(
        NudgeKind.of(text(row, "kind")),
        new MailboxId(text(row, "recipient_id")),
        Objects.requireNonNull(row.getObject("planned_for", OffsetDateTime.class)).toInstant());
  }

  @Override
  public Optional<Long> claim(PlannedNudge nudge, String channel, Claim claim) {
    return Objects.requireNonNull(transactions.execute(status -> claimed(nudge, channel, claim)));
  }

  private Optional<Long> claimed(PlannedNudge nudge, String channel, Claim claim) {
    NudgeIdentity identity = nudge.identity();
    jdbc.sql(
            """
            insert into nudge (id, kind, recipient_id, channel, planned_for, status, chain_id, attempts)
            values (:id, :kind, :recipient, :channel, :time, 'PLANNED', :chain, 0)
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID().toString())
        .param("kind", nudge.kind().code())
        .param("recipient", nudge.recipient().value())
        .param("channel", channel)
        .param("time", nudge.plannedFor().atOffset(ZoneOffset.UTC))
        .param("chain", identity.chainId())
        .update();
    Row row = row(identity, channel);
    if (!row.canBeTaken(claim)) {
      return Optional.empty();
    }
    take(row, claim);
    items(row.id(), nudge.items());
    return Optional.of(row.chainId());
  }

  private record Row(
      String id,
      String status,
      long chainId,
      int attempts,
      @Nullable String worker,
      @Nullable Instant claimedAt) {
    boolean canBeTaken(Claim claim) {
      return switch (status) {
        case "PLANNED" -> true;
        case "FAILED" -> attempts < MOST_ATTEMPTS;
        case SENDING -> Claims.isVoid(worker, claimedAt, claim);
        default -> false;
      };
    }
  }

  /** Reads and locks the row, so that of two programs one takes the nudge. */
  private Row row(NudgeIdentity nudge, String channel) {
    return jdbc.sql(
            "select * from nudge where kind = :kind and recipient_id = :recipient"
                + " and planned_for = :time and channel = :channel for update")
        .param("kind", nudge.kind().code())
        .param("recipient", nudge.recipient().value())
        .param("time", nudge.plannedFor().atOffset(ZoneOffset.UTC))
        .param("channel", channel)
        .query((row, number) -> read(row))
        .single();
  }

  private static Row read(ResultSet row) throws SQLException {
    OffsetDateTime claimedAt = row.getObject("claimed_at", OffsetDateTime.class);
    return new Row(
        text(row, "id"),
        text(row, "status"),
        row.getLong("chain_id"),
        row.getInt("attempts"),
        row.getString("claimed_by"),
        claimedAt == null ? null : claimedAt.toInstant());
  }

  private void take(Row row, Claim claim) {
    jdbc.sql(
            "update nudge set status = 'SENDING', claimed_by = :worker, claimed_at = :at,"
                + " attempts = attempts + 1 where id = :id")
        .param("worker", claim.worker())
        .param("at", claim.at().atOffset(ZoneOffset.UTC))
        .param("id", row.id())
        .update();
  }

  private void items(String nudge, List<MailKey> items) {
    jdbc.sql("delete from nudge_item where nudge_id = :nudge").param("nudge", nudge).update();
    for (MailKey item : items) {
      jdbc.sql(
              "insert into nudge_item (nudge_id, mailbox_id, message_id)"
                  + " values (:nudge, :mailbox, :message)")
          .param("nudge", nudge)
          .param("mailbox", item.mailbox().value())
          .param("message", item.id().value())
          .update();
    }
  }

  @Override
  public void finished(NudgeIdentity nudge, NudgeReport report) {
    jdbc.sql(
            "update nudge set status = :status, reason = :reason, claimed_by = null,"
                + " claimed_at = null where kind = :kind and recipient_id = :recipient"
                + " and planned_for = :time and channel = :channel")
        .param("status", report.status().name())
        .param("reason", report.reason())
        .param("kind", nudge.kind().code())
        .param("recipient", nudge.recipient().value())
        .param("time", nudge.plannedFor().atOffset(ZoneOffset.UTC))
        .param("channel", report.channel())
        .update();
  }

  @Override
  public Map<MailboxId, Integer> sentTo(Collection<MailboxId> people, Instant from, Instant until) {
    Map<MailboxId, Integer> sent = new HashMap<>();
    jdbc.sql(
            "select recipient_id, count(*) as n from nudge where status in ('SENT', 'SENDING')"
                + " and planned_for >= :from and planned_for < :until group by recipient_id")
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              MailboxId person = new MailboxId(text(row, "recipient_id"));
              if (people.contains(person)) {
                sent.put(person, row.getInt("n"));
              }
            });
    return sent;
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }
}
