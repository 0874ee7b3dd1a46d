package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Since when mailboxes are not watched, and which operators were told, so that none is told twice
 * after a restart. Operators are known by the keyed hash of their address.
 */
public final class JdbcWatchLog {
  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcWatchLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Since when there is trouble; empty where there is none. */
  Optional<Instant> trouble() {
    return jdbc.sql("select since from watch_trouble")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** Records that there is trouble. */
  void begun(Instant since) {
    jdbc.sql("insert into watch_trouble (id, since) values (1, :since)")
        .param("since", time(since))
        .update();
  }

  /** Records that it is over, and that everybody who was told of it knows. */
  void over() {
    jdbc.sql("delete from watch_told").update();
    jdbc.sql("delete from watch_trouble").update();
  }

  /** On which day an operator was last told of it. */
  Optional<LocalDate> toldOn(String operator) {
    return jdbc.sql("select told_day from watch_told where operator_hash = :operator")
        .param("operator", operator)
        .query(LocalDate.class)
        .optional();
  }

  /** Records on which day an operator was told; empty where they are to know nothing of it. */
  void told(String operator, Optional<LocalDate> day) {
    jdbc.sql("delete from watch_told where operator_hash = :operator")
        .param("operator", operator)
        .update();
    day.ifPresent(
        one ->
            jdbc.sql("insert into watch_told (operator_hash, told_day) values (:operator, :day)")
                .param("operator", operator)
                .param("day", one)
                .update());
  }
}
