package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sizes of the directory's parts in H2 or PostgreSQL. */
public final class JdbcDirectorySizes implements DirectorySizes {
  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcDirectorySizes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Size> of(String part) {
    return jdbc.sql("select size, smaller, smaller_since from directory_size where part = :part")
        .param("part", part)
        .query(
            (row, number) ->
                new Size(
                    row.getInt("size"),
                    row.getObject("smaller", Integer.class),
                    instantOrNull(row, "smaller_since")))
        .optional();
  }

  @Override
  public void keep(String part, Size size) {
    Instant since = size.smallerSince();
    jdbc.sql("insert into directory_size (part, size) values (:part, :size) on conflict do nothing")
        .param("part", part)
        .param("size", size.believed())
        .update();
    jdbc.sql(
            "update directory_size set size = :size, smaller = :smaller, smaller_since = :since"
                + " where part = :part")
        .param("size", size.believed())
        .param("smaller", size.smaller())
        .param("since", since == null ? null : time(since))
        .param("part", part)
        .update();
  }
}
