package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.sync.SourceUnavailable;

class JdbcWorkerTest {
  /** What holds on every database. */
  abstract static class Contract {
    private final Bench bench = new Bench("2026-11-20T09:01:00Z");
    private final ScanHealth health = new ScanHealth(Bench.RHYTHM, bench, bench);
    private DataSource source;

    abstract DataSource source();

    @BeforeEach
    void prepare() {
      source = source();
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
      JdbcClient.create(source).sql("delete from scheduled_tasks").update();
    }

    @Test
    void the_first_pass_is_at_once_and_the_next_at_a_round_time() {
      try (JdbcWorker worker = start(Bench::summary)) {
        assertThat(worker).isNotNull();
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:05:00Z")));
      }
    }

    @Test
    void a_source_that_is_not_available_is_tried_again_in_a_minute() {
      try (JdbcWorker worker =
          start(
              () -> {
                throw new SourceUnavailable("no connection");
              })) {
        assertThat(worker).isNotNull();
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:02:00Z")));
      }
      assertThat(health.check().reason()).contains("no connection");
    }

    @Test
    void another_failure_waits_for_the_next_round_time() {
      try (JdbcWorker worker =
          start(
              () -> {
                throw new IllegalStateException("private");
              })) {
        assertThat(worker).isNotNull();
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:05:00Z")));
      }
      assertThat(health.check().up()).isTrue();
    }

    @Test
    void two_nodes_run_one_pass() throws InterruptedException {
      AtomicInteger passes = new AtomicInteger();
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Supplier<ScanSummary> slow = () -> counted(passes, begun, goOn);
      try (JdbcWorker one = start(slow)) {
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        try (JdbcWorker other = start(slow)) {
          goOn.countDown();
          await().until(() -> next().equals(Instant.parse("2026-11-20T09:05:00Z")));
          assertThat(other).isNotSameAs(one);
        }
      }
      assertThat(passes).hasValue(1);
    }

    @Test
    void a_program_that_starts_again_does_not_wait_for_the_next_round_time() {
      AtomicInteger passes = new AtomicInteger();
      Supplier<ScanSummary> counting = () -> counted(passes);
      for (int expected = 1; expected <= 2; expected++) {
        int all = expected;
        try (JdbcWorker worker = start(counting)) {
          assertThat(worker).isNotNull();
          await().until(() -> passes.get() == all && next().isAfter(bench.instant()));
        }
        bench.passes(Duration.ofSeconds(20));
      }
    }

    private static ScanSummary counted(AtomicInteger passes) {
      passes.incrementAndGet();
      return Bench.summary();
    }

    private static ScanSummary counted(
        AtomicInteger passes, CountDownLatch begun, CountDownLatch goOn) {
      begun.countDown();
      try {
        assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return counted(passes);
    }

    private JdbcWorker start(Supplier<ScanSummary> pass) {
      return JdbcWorker.start(new JdbcWorker.Setup(source, bench, Bench.RHYTHM, health, pass));
    }

    private Instant next() {
      return JdbcClient.create(source)
          .sql("select execution_time from scheduled_tasks where not picked")
          .query(OffsetDateTime.class)
          .optional()
          .map(OffsetDateTime::toInstant)
          .orElse(Instant.EPOCH);
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    DataSource source() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
              + ";DB_CLOSE_DELAY=-1");
      return source;
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void begin() throws IOException {
      postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void end() throws IOException {
      postgres.close();
    }

    @Override
    DataSource source() {
      return postgres.getPostgresDatabase();
    }
  }
}
