package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcInheritanceTest {
  private static final Instant SINCE = Instant.parse("2026-11-06T00:00:00Z");

  private static void add(JdbcClient jdbc, String name, String at) {
    jdbc.sql(
            "insert into seen_item values ('anna', '%s', '', timestamp with time zone '%s')"
                .formatted(name, at))
        .update();
    jdbc.sql(
            ("insert into deed (person_id, done_at, kind, mailbox_id, item)"
                    + " values ('anna', timestamp with time zone '%s', 'answered', 'anna', '%s')")
                .formatted(at, name))
        .update();
    jdbc.sql(
            ("insert into mark (mailbox_id, message_id, marked_at, kind)"
                    + " values ('anna', '%s', timestamp with time zone '%s', 'ANSWERED')")
                .formatted(name, at))
        .update();
  }

  private static List<String> names(HikariDataSource source, String sql) {
    return JdbcClient.create(source)
        .sql(sql)
        .query((row, number) -> Objects.requireNonNull(row.getString(1)))
        .list();
  }

  @Test
  void a_replay_takes_over_what_was_seen_in_its_days_and_every_mark() {
    try (HikariDataSource used = Database.passing();
        HikariDataSource replayed = Database.passing()) {
      JdbcClient jdbc = JdbcClient.create(used);
      add(jdbc, "before", "2026-11-05 23:59:59+00");
      add(jdbc, "within", "2026-11-06 00:00:00+00");
      IntStream.range(0, 2500).forEach(number -> add(jdbc, "m" + number, "2026-11-05 09:00:00+00"));
      JdbcInheritance.copy(used, replayed, SINCE);
      assertThat(names(replayed, "select item from seen_item")).containsExactly("within");
      assertThat(names(replayed, "select item from deed")).containsExactly("within");
      assertThat(names(replayed, "select message_id from mark")).hasSize(2502);
    }
  }
}
