package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

class JdbcScanLogTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  /** What holds on every database. */
  abstract static class Contract {
    private JdbcScanLog log;

    abstract Database database();

    @BeforeEach
    void prepare() {
      log = new JdbcScanLog(database().jdbc());
    }

    @Test
    void the_last_two_and_the_most_read_and_the_last_that_sent_are_found() {
      pass(Duration.ofDays(9), 900, new NudgeCounts(9, 9, 9));
      pass(Duration.ofDays(6), 50, NudgeCounts.NONE);
      pass(Duration.ofHours(3), 46, new NudgeCounts(3, 2, 1));
      pass(Duration.ofHours(2), 45, NudgeCounts.NONE);
      pass(Duration.ofHours(1), 44, NudgeCounts.NONE);
      PassHistory history = log.history(NOW.minus(Duration.ofDays(7)));
      assertThat(history.latest()).extracting(FinishedScan::scanned).containsExactly(44, 45);
      assertThat(history.latest().getFirst().took()).isEqualTo(Duration.ofSeconds(30));
      assertThat(history.mostRead()).isEqualTo(50);
      assertThat(history.nudging().map(FinishedScan::nudges)).contains(new NudgeCounts(3, 2, 1));
    }

    @Test
    void a_list_of_calls_that_was_not_read_is_kept_until_the_next_pass() {
      String id = log.begun(NOW, NOW);
      log.finished(id, new FinishedScan(NOW, 5, 5, 0, Duration.ZERO, NudgeCounts.NONE, true));
      assertThat(log.lastFinished().orElseThrow().callsUnread()).isTrue();
      assertThat(Objects.requireNonNull(log.list(1).getFirst().end()).callsUnread()).isTrue();
      HealthReport health = new PassHealth(0.9).report(log.history(NOW.minus(ScanHealth.WEEK)));
      assertThat(health.state()).isEqualTo(HealthReport.State.DEGRADED);
      assertThat(health.reason().orElseThrow()).contains("CallRecord-PstnCalls.Read.All");
      pass(Duration.ofMinutes(-1), 50, NudgeCounts.NONE);
      assertThat(log.lastFinished().orElseThrow().callsUnread()).isFalse();
    }

    @Test
    void a_pass_that_failed_is_found_with_its_reason() {
      assertThat(log.lastFailed()).isEmpty();
      log.begun(NOW, NOW);
      FailedPass failed = new FailedPass(NOW.plusSeconds(9), "no connection");
      log.failed(failed);
      assertThat(log.lastFailed()).contains(failed);
      assertThat(log.lastFinished()).isEmpty();
    }

    @Test
    void a_pass_that_did_not_end_is_not_there() {
      log.begun(NOW, NOW);
      assertThat(log.history(NOW.minus(Duration.ofDays(7)))).isEqualTo(PassHistory.NONE);
      assertThat(log.lastFinished()).isEmpty();
    }

    private void pass(Duration ago, int read, NudgeCounts nudges) {
      Instant end = NOW.minus(ago);
      String id = log.begun(end.minusSeconds(30), end);
      log.finished(id, new FinishedScan(end, 50, read, 50 - read, Duration.ZERO, nudges));
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
