package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.worker.HealthReport.State;

class JdbcWorkerTest {
  /** What holds on every database. */
  abstract static class Contract {
    private final Bench bench = new Bench("2026-11-20T09:01:00Z");
    private final ScanHealth health =
        new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of());
    private Database database;

    abstract Database database();

    @BeforeEach
    void prepare() {
      database = database();
    }

    @Test
    void the_first_pass_is_at_once_and_the_next_at_a_round_time() {
      try (JdbcWorker _ = start(Bench::summary)) {
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:05:00Z")));
      }
    }

    @Test
    void a_source_that_is_not_available_is_tried_again_in_a_minute() {
      try (JdbcWorker _ =
          start(
              () -> {
                throw new SourceUnavailable("no connection");
              })) {
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:02:00Z")));
      }
      assertThat(health.check().reason().orElseThrow()).contains("no connection");
    }

    @Test
    void a_database_that_was_away_is_tried_again_in_a_minute() {
      try (JdbcWorker _ =
          start(
              () -> {
                throw new DataAccessResourceFailureException("private");
              })) {
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:02:00Z")));
      }
      assertThat(health.check().reason().orElseThrow()).contains("cannot be reached");
    }

    @Test
    void another_failure_waits_for_the_next_round_time() {
      try (JdbcWorker _ =
          start(
              () -> {
                throw new IllegalStateException("private");
              })) {
        await().until(() -> next().equals(Instant.parse("2026-11-20T09:05:00Z")));
      }
      assertThat(health.check().state()).isEqualTo(State.DOWN);
      assertThat(health.check().reason().orElseThrow())
          .contains("IllegalStateException")
          .doesNotContain("private");
    }

    @Test
    void two_nodes_run_one_pass() throws InterruptedException {
      AtomicInteger passes = new AtomicInteger();
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Supplier<ScanSummary> slow = () -> counted(passes, begun, goOn);
      try (JdbcWorker _ = start(slow)) {
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        try (JdbcWorker _ = start(slow)) {
          goOn.countDown();
          await().until(() -> next().equals(Instant.parse("2026-11-20T09:05:00Z")));
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
        try (JdbcWorker _ = start(counting)) {
          await().until(() -> passes.get() == all && next().isAfter(bench.instant()));
        }
        bench.passes(Duration.ofSeconds(20));
      }
    }

    @Test
    void a_job_that_takes_long_does_not_hold_up_another() throws InterruptedException {
      CountDownLatch scanning = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      RecurringJob slow = scan(() -> counted(new AtomicInteger(), scanning, done));
      RecurringJob quick =
          new RecurringJob(
              "quick", Bench.RHYTHM, new ScanFailures(Bench.RHYTHM, health), done::countDown);
      try (JdbcWorker _ = JdbcWorker.start(database.source(), bench, List.of(slow, quick))) {
        assertThat(scanning.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
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
      return JdbcWorker.start(database.source(), bench, List.of(scan(pass)));
    }

    private RecurringJob scan(Supplier<ScanSummary> pass) {
      return ScanJob.of(Bench.RHYTHM, health, pass);
    }

    private Instant next() {
      return database
          .jdbc()
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
    Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Database database() {
      return Databases.postgres();
    }
  }
}
