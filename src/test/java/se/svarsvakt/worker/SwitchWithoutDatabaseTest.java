package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.testing.Databases;

/** Operators are told of a database that is gone, too, though no job runs without it. */
class SwitchWithoutDatabaseTest {
  // Thursday 2026-11-19 10:00 in Sweden.
  private final Bench bench = new Bench("2026-11-19T09:00:00Z");
  private final List<String> told = new ArrayList<>();
  private boolean gone = true;

  /** The record of passes in a database that comes and goes. */
  private final class Passes implements ScanLog {
    private Bench there() {
      if (gone) {
        throw new DataAccessResourceFailureException("no connection");
      }
      return bench;
    }

    @Override
    public String begun(Instant at, Instant asOf) {
      return there().begun(at, asOf);
    }

    @Override
    public void finished(String id, FinishedScan pass) {
      there().finished(id, pass);
    }

    @Override
    public void failed(FailedPass pass) {
      there().failed(pass);
    }

    @Override
    public Optional<FailedPass> lastFailed() {
      return there().lastFailed();
    }

    @Override
    public Optional<FinishedScan> lastFinished() {
      return there().lastFinished();
    }

    @Override
    public PassHistory history(Instant since) {
      return there().history(since);
    }
  }

  private final DeadMansSwitch watch =
      new DeadMansSwitch(
          new ScanHealth(Bench.RHYTHM, Bench.TERMS, new Passes(), bench, List.of()),
          new JdbcWatchLog(Databases.h2().jdbc()),
          (operator, message) -> {
            told.add(message.preview());
            return new Delivery.Sent();
          },
          new DeadMansSwitch.AlarmTerms(
              List.of(new MailAddress("anna@drift.example")),
              Duration.ofHours(2),
              Bench.RHYTHM.calendar(),
              MailAddress::value),
          bench);

  private void looksFor(Duration time) {
    Instant end = bench.instant().plus(time);
    while (bench.instant().isBefore(end)) {
      watch.lookAside();
      bench.passes(Duration.ofMinutes(1));
    }
  }

  @Test
  void it_tells_once_a_working_day_while_the_database_is_gone() {
    looksFor(Duration.ofMinutes(119));
    assertThat(told).isEmpty();
    looksFor(Duration.ofHours(3));
    assertThat(told).hasSize(1).first().asString().contains("2026-11-19 10:00");
    looksFor(Duration.ofHours(24));
    assertThat(told).hasSize(2);
  }

  @Test
  void it_says_nothing_while_the_database_is_there() {
    gone = false;
    looksFor(Duration.ofHours(5));
    assertThat(told).isEmpty();
  }
}
