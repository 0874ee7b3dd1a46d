package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of passes in H2 or PostgreSQL. */
public final class JdbcScanLog implements ScanLog {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcScanLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String begun(Instant at, Instant asOf) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            "insert into scan_record (id, started_at, as_of, mailboxes, scanned, failed)"
                + " values (:id, :at, :asOf, 0, 0, 0)")
        .param("id", id)
        .param("at", time(at))
        .param("asOf", time(asOf))
        .update();
    return id;
  }

  @Override
  public void finished(String id, Instant at, ScanSummary summary) {
    jdbc.sql(
            "update scan_record set finished_at = :at, mailboxes = :mailboxes,"
                + " scanned = :scanned, failed = :failed where id = :id")
        .param("at", time(at))
        .param("mailboxes", summary.mailboxes())
        .param("scanned", summary.scanned())
        .param("failed", summary.failed().size())
        .param("id", id)
        .update();
    jdbc.sql("delete from scan_record where started_at < :before")
        .param("before", time(at.minus(KEPT)))
        .update();
  }

  @Override
  public Optional<FinishedScan> lastFinished() {
    return jdbc.sql(
            "select finished_at, mailboxes, scanned, failed from scan_record"
                + " where finished_at is not null order by finished_at desc limit 1")
        .query(
            (row, number) ->
                new FinishedScan(
                    row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                    row.getInt("mailboxes"),
                    row.getInt("scanned"),
                    row.getInt("failed")))
        .optional();
  }
}
