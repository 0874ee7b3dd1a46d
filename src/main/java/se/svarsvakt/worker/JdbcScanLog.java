package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of passes in H2 or PostgreSQL. */
public final class JdbcScanLog implements ScanLog, PassList {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String FINISHED =
      "select started_at, finished_at, mailboxes, scanned, failed, nudges_sent, nudges_failed,"
          + " nudges_refused, calls_unread from scan_record where finished_at is not null";
  private static final String LATEST = " order by finished_at desc limit :most";

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
  public void finished(String id, FinishedScan pass) {
    jdbc.sql(
            "update scan_record set finished_at = :at, mailboxes = :mailboxes,"
                + " scanned = :scanned, failed = :failed, nudges_sent = :sent,"
                + " nudges_failed = :nudgesFailed, nudges_refused = :refused,"
                + " calls_unread = :callsUnread where id = :id")
        .param("at", time(pass.at()))
        .param("mailboxes", pass.mailboxes())
        .param("scanned", pass.scanned())
        .param("failed", pass.failed())
        .param("sent", pass.nudges().sent())
        .param("nudgesFailed", pass.nudges().failed())
        .param("refused", pass.nudges().refused())
        .param("callsUnread", pass.callsUnread())
        .param("id", id)
        .update();
    jdbc.sql("delete from scan_record where started_at < :before")
        .param("before", time(pass.at().minus(KEPT)))
        .update();
  }

  @Override
  public void failed(FailedPass pass) {
    jdbc.sql(
            "update scan_record set failed_at = :at, failure = :reason where id ="
                + " (select id from scan_record order by started_at desc limit 1)")
        .param("at", time(pass.at()))
        .param("reason", pass.reason())
        .update();
  }

  @Override
  public Optional<FailedPass> lastFailed() {
    return jdbc.sql(
            "select failed_at, failure from scan_record where failed_at is not null"
                + " order by failed_at desc limit 1")
        .query((row, _) -> new FailedPass(instant(row, "failed_at"), text(row, "failure")))
        .optional();
  }

  @Override
  public Optional<FinishedScan> lastFinished() {
    return latest(1).stream().findFirst();
  }

  @Override
  public PassHistory history(Instant since) {
    Optional<FinishedScan> nudging =
        jdbc.sql(
                FINISHED
                    + " and finished_at > :since"
                    + " and nudges_sent + nudges_failed + nudges_refused > 0"
                    + LATEST)
            .param("since", time(since))
            .param("most", 1)
            .query(JdbcScanLog::pass)
            .optional()
            .map(this::withItsDay);
    int mostRead =
        jdbc.sql("select coalesce(max(scanned), 0) from scan_record where finished_at > :since")
            .param("since", time(since))
            .query(Integer.class)
            .single();
    return new PassHistory(latest(2), nudging, mostRead);
  }

  /** A straggler who is not reached says nothing of the hundreds who were in the morning. */
  private FinishedScan withItsDay(FinishedScan pass) {
    NudgeCounts day =
        jdbc.sql(
                "select sum(nudges_sent) as sent, sum(nudges_failed) as failed,"
                    + " sum(nudges_refused) as refused from scan_record"
                    + " where finished_at >= :day and finished_at <= :at")
            .param("day", time(pass.at().truncatedTo(ChronoUnit.DAYS)))
            .param("at", time(pass.at()))
            .query(
                (row, number) ->
                    new NudgeCounts(
                        row.getInt("sent"), row.getInt("failed"), row.getInt("refused")))
            .single();
    return pass.with(day);
  }

  private List<FinishedScan> latest(int most) {
    return jdbc.sql(FINISHED + LATEST).param("most", most).query(JdbcScanLog::pass).list();
  }

  private static FinishedScan pass(ResultSet row, int number) throws SQLException {
    Instant ended = instant(row, "finished_at");
    return new FinishedScan(
        ended,
        row.getInt("mailboxes"),
        row.getInt("scanned"),
        row.getInt("failed"),
        Duration.between(instant(row, "started_at"), ended),
        new NudgeCounts(
            row.getInt("nudges_sent"), row.getInt("nudges_failed"), row.getInt("nudges_refused")),
        row.getBoolean("calls_unread"));
  }

  @Override
  public List<PassLine> list(int most) {
    return jdbc.sql(
            "select started_at, finished_at, mailboxes, scanned, failed, nudges_sent,"
                + " nudges_failed, nudges_refused, calls_unread from scan_record order by started_at desc"
                + " limit :most")
        .param("most", most)
        .query(
            (row, number) ->
                new PassLine(
                    instant(row, "started_at"),
                    row.getObject("finished_at") == null ? null : pass(row, number)))
        .list();
  }
}
