package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An embedded database keeps its data however the program ends while its tables are renewed. */
class KilledMigrationTest {
  private static final int BEFORE = 28;

  @TempDir Path directory;

  private record Step(int version, String statement) {}

  private String url(String name) {
    return "jdbc:h2:file:"
        + directory.resolve(name)
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
  }

  private static void migrate(String url, int version) {
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("classpath:db/migration")
        .target(String.valueOf(version))
        .load()
        .migrate();
  }

  /** The statements of all migrations that came later, in their order. */
  private static List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    for (int version = BEFORE + 1; ; version++) {
      Resource[] found =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:db/migration/V" + version + "__*.sql");
      if (found.length == 0) {
        return steps;
      }
      String script = found[0].getContentAsString(StandardCharsets.UTF_8).replaceAll("--.*", "");
      for (String statement : script.split(";", -1)) {
        if (!statement.isBlank()) {
          steps.add(new Step(version, statement));
        }
      }
    }
  }

  @BeforeEach
  void a_database_of_before() {
    migrate(url("before"), BEFORE);
    JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url("before"), "sa", ""));
    for (String id : List.of("one", "two")) {
      jdbc.sql(
              "insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject,"
                  + " thread_known) values ('anna', ?, timestamp with time zone"
                  + " '2026-11-20 09:00:00+00', 'REPLY', false, true)")
          .param(id)
          .update();
      jdbc.sql("insert into sent_recipient values ('anna', ?, 'h', false)").param(id).update();
      jdbc.sql("insert into sent_reference values ('anna', ?, 'r')").param(id).update();
    }
  }

  /** A copy of it in which so many statements were run; only whole migrations are on record. */
  private String killedBehind(int count, List<Step> steps) throws IOException, SQLException {
    Files.copy(directory.resolve("before.mv.db"), directory.resolve("killed-" + count + ".mv.db"));
    String url = url("killed-" + count);
    int version = steps.get(count - 1).version();
    migrate(url, version - 1);
    List<Step> own =
        steps.subList(0, count).stream().filter(step -> step.version() == version).toList();
    try (Connection connection = new DriverManagerDataSource(url, "sa", "").getConnection();
        Statement statement = connection.createStatement()) {
      for (Step step : own) {
        statement.execute(step.statement());
      }
    }
    return url;
  }

  private static List<String> sent(String url) {
    return JdbcClient.create(new DriverManagerDataSource(url, "sa", ""))
        .sql(
            "select s.message_id || ' ' || t.address_hash || ' ' || r.message_hash from sent_mail s"
                + " join sent_recipient t on t.sent_number = s.number"
                + " join sent_reference r on r.sent_number = s.number order by 1")
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .list();
  }

  @Test
  void numbering_may_be_killed_behind_any_statement() throws Exception {
    List<Step> steps = steps();
    assertThat(steps).hasSizeGreaterThan(30);
    for (int count = 1; count <= steps.size(); count++) {
      String url = killedBehind(count, steps);
      Database.migrate(url, "sa", "");
      assertThat(sent(url))
          .as("behind %s", steps.get(count - 1))
          .containsExactly("one h r", "two h r");
    }
  }

  @Test
  void numbering_that_failed_is_tried_again() throws Exception {
    List<Step> steps = steps();
    for (int count : Stream.iterate(1, each -> each < steps.size(), each -> each + 5).toList()) {
      String url = killedBehind(count, steps);
      JdbcClient.create(new DriverManagerDataSource(url, "sa", ""))
          .sql(
              "insert into flyway_schema_history select max(installed_rank) + 1, ?, 'failed', 'SQL',"
                  + " 'failed', 0, 'sa', current_timestamp, 0, false from flyway_schema_history")
          .param(String.valueOf(steps.get(count - 1).version()))
          .update();
      Database.migrate(url, "sa", "");
      assertThat(sent(url)).containsExactly("one h r", "two h r");
    }
  }
}
