package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.key;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.nudge.Leases;
import se.svarsvakt.nudge.Outbox.LeaseRequest;
import se.svarsvakt.sync.JdbcUnjudged;

/** Events for the case system in H2 or PostgreSQL; what writes them is the register. */
public final class JdbcCaseEvents implements CaseEvents {
  private static final int LOOKED_AT = 100;

  private static final String DUE =
      """
      select * from case_event e
       where (status = 'SENDING' or (status = 'WAITING' and next_at <= :now))
         and not exists (select 1 from case_event before
                          where before.mailbox_id = e.mailbox_id
                            and before.message_id = e.message_id
                            and before.status in ('WAITING', 'SENDING')
                            and before.made_at < e.made_at)
       order by next_at, made_at limit :most
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcCaseEvents(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  private record EventRow(
      CaseEvent event, String status, @Nullable String by, @Nullable Instant at) {
    boolean isFree(LeaseRequest request) {
      return status.equals("WAITING") || Leases.isVoid(by, at, request);
    }
  }

  @Override
  public Optional<CaseEvent> lease(LeaseRequest request) {
    return jdbc
        .sql(DUE)
        .param("now", time(request.at()))
        .param("most", LOOKED_AT)
        .query((row, _) -> row(row))
        .list()
        .stream()
        .filter(row -> row.isFree(request) && take(row, request))
        .findFirst()
        .map(EventRow::event);
  }

  /** Of two programs that saw the same row one changes it. */
  private boolean take(EventRow row, LeaseRequest request) {
    return jdbc.sql(
                "update case_event set status = 'SENDING', claimed_by = :worker, claimed_at = :at,"
                    + " attempts = :attempts where id = :id and status = :status"
                    + " and attempts = :attempts - 1")
            .param("worker", request.worker())
            .param("at", time(request.at()))
            .param("attempts", row.event().attempts())
            .param("id", row.event().id())
            .param("status", row.status())
            .update()
        > 0;
  }

  private static EventRow row(ResultSet row) throws SQLException {
    CaseEvent event =
        new CaseEvent(
            text(row, "id"),
            CaseEvent.Kind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)),
            key(row),
            new CaseEvent.EventTimes(
                instant(row, "received_at"),
                instant(row, "answered_at"),
                instant(row, "registered_at"),
                instant(row, "made_at")),
            row.getInt("attempts") + 1);
    return new EventRow(
        event, text(row, "status"), row.getString("claimed_by"), instantOrNull(row, "claimed_at"));
  }

  @Override
  public void taken(CaseEvent event, String caseNumber) {
    transactions.executeWithoutResult(
        _ -> {
          finish(event, "SENT", null, null);
          if (!caseNumber.isEmpty() && event.kind() == CaseEvent.Kind.REGISTERED) {
            number(event, caseNumber);
          }
        });
  }

  /** Only of what is said still: it may have been taken back meanwhile. */
  private void number(CaseEvent event, String caseNumber) {
    jdbc.sql(
            "update registration set case_number = :number where mailbox_id = :mailbox"
                + " and message_id = :message and said_at = :said")
        .param("number", caseNumber)
        .param("mailbox", event.mail().mailbox().value())
        .param("message", event.mail().id().value())
        .param("said", time(event.times().registered()))
        .update();
    new JdbcUnjudged(jdbc).add(List.of(event.mail().mailbox()));
  }

  @Override
  public void again(CaseEvent event, Instant next, String reason) {
    finish(event, "WAITING", next, reason);
  }

  @Override
  public void failed(CaseEvent event, String reason) {
    finish(event, "FAILED", null, reason);
  }

  /** Of a lease that was lost meanwhile nothing is changed: somebody else has a later attempt. */
  private void finish(
      CaseEvent event, String status, @Nullable Instant next, @Nullable String reason) {
    jdbc.sql(
            "update case_event set status = :status, reason = :reason, claimed_by = null,"
                + " claimed_at = null, next_at = coalesce(:next, next_at)"
                + " where id = :id and attempts = :attempts and status = 'SENDING'")
        .param("status", status)
        .param("reason", reason)
        .param("next", next == null ? null : time(next), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", event.id())
        .param("attempts", event.attempts())
        .update();
  }

  @Override
  public int failedAgain(Instant now) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              jdbc.sql(
                      """
                      update case_event set status = 'DROPPED'
                       where status = 'FAILED'
                         and exists (select 1 from case_event later
                                      where later.mailbox_id = case_event.mailbox_id
                                        and later.message_id = case_event.message_id
                                        and later.made_at > case_event.made_at
                                        and later.status in ('SENT', 'SENDING'))
                      """)
                  .update();
              // one attempt: it may have been heard, so that a withdrawal is told
              return jdbc.sql(
                      "update case_event set status = 'WAITING', attempts = 1, next_at = :now"
                          + " where status = 'FAILED'")
                  .param("now", time(now))
                  .update();
            }));
  }

  @Override
  public int drop() {
    return jdbc.sql(
            "update case_event set status = 'DROPPED' where status in ('WAITING', 'SENDING',"
                + " 'FAILED')")
        .update();
  }

  @Override
  public Backlog backlog() {
    return jdbc.sql(
            """
            select count(case when status <> 'FAILED' then 1 end) as waiting,
                   min(case when status <> 'FAILED' then made_at end) as oldest,
                   count(case when status = 'FAILED' then 1 end) as failed,
                   max(case when status = 'FAILED' then reason end) as refusal,
                   max(case when status <> 'FAILED' then reason end) as reason
              from case_event where status in ('WAITING', 'SENDING', 'FAILED')
            """)
        .query(
            (row, _) ->
                new Backlog(
                    row.getInt("waiting"),
                    Optional.ofNullable(instantOrNull(row, "oldest")),
                    Objects.requireNonNullElse(row.getString("reason"), ""),
                    row.getInt("failed"),
                    Objects.requireNonNullElse(row.getString("refusal"), "")))
        .single();
  }
}
