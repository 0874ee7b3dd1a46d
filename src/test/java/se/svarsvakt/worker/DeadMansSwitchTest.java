package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.nudge.OperatorChannel.OperatorMessage;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

class DeadMansSwitchTest {
  private static final String ANNA = "anna@drift.example";
  private static final String BO = "bo@drift.example";

  /** What holds on every database. */
  abstract static class Contract {
    // Thursday 2026-11-19 10:00 in Sweden.
    private final Bench bench = new Bench("2026-11-19T09:00:00Z");
    private final List<String> told = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    private Database database;
    private DeadMansSwitch watch;

    abstract Database database();

    @BeforeEach
    void prepare() {
      database = database();
      watch = started();
    }

    @Test
    void operators_are_told_once_when_no_pass_has_ended_for_as_long_as_is_allowed() {
      bench.scanned();
      looksEveryMinute(Duration.ofMinutes(119));
      assertThat(told).isEmpty();
      looksEveryMinute(Duration.ofMinutes(60));
      assertThat(told)
          .containsExactly(
              ANNA
                  + ": Svarsvakt har inte bevakat brevlådorna sedan 2026-11-19 10:00."
                  + " Svarsvakt has not watched the mailboxes since 2026-11-19 10:00.",
              BO
                  + ": Svarsvakt har inte bevakat brevlådorna sedan 2026-11-19 10:00."
                  + " Svarsvakt has not watched the mailboxes since 2026-11-19 10:00.");
    }

    @Test
    void passes_that_read_nothing_are_no_watch() {
      bench.scanned(47, 0, 47);
      for (int minute = 0; minute < 130; minute += 5) {
        bench.passes(Duration.ofMinutes(5));
        bench.scanned(47, 0, 47);
        watch.look();
      }
      assertThat(told).hasSize(2);
    }

    @Test
    void it_is_told_again_on_the_next_working_day_and_never_outside_working_hours() {
      bench.scanned();
      looksEveryMinute(Duration.ofHours(3));
      told.clear();
      looksEveryMinute(Duration.ofHours(18)); // until Friday 07:00
      assertThat(told).isEmpty();
      looksEveryMinute(Duration.ofHours(4));
      assertThat(told).hasSize(2);
      looksEveryMinute(Duration.ofHours(60)); // over the weekend
      assertThat(told).hasSize(2);
    }

    @Test
    void nothing_is_told_twice_after_a_restart() {
      bench.scanned();
      looksEveryMinute(Duration.ofHours(3));
      watch = started();
      looksEveryMinute(Duration.ofHours(2));
      assertThat(told).hasSize(2);
    }

    @Test
    void a_program_that_is_started_again_and_again_is_found_out() {
      bench.scanned();
      for (int start = 0; start < 10; start++) {
        watch = started();
        looksEveryMinute(Duration.ofMinutes(20));
      }
      assertThat(told).hasSize(2);
    }

    @Test
    void it_is_told_once_that_it_is_over_to_those_who_were_told() {
      bench.scanned();
      looksEveryMinute(Duration.ofHours(3));
      told.clear();
      bench.scanned();
      looksEveryMinute(Duration.ofMinutes(10));
      assertThat(told).hasSize(2).first().asString().contains("bevakar brevlådorna igen");
    }

    @Test
    void a_short_trouble_is_told_to_nobody_neither_its_end() {
      bench.scanned();
      looksEveryMinute(Duration.ofMinutes(60));
      bench.scanned();
      looksEveryMinute(Duration.ofMinutes(10));
      assertThat(told).isEmpty();
    }

    @Test
    void what_could_not_be_sent_is_tried_until_it_can_and_the_other_is_not_told_again() {
      bench.scanned();
      unreachable.add(BO);
      looksEveryMinute(Duration.ofHours(3));
      assertThat(told).hasSize(1);
      unreachable.clear();
      looksEveryMinute(Duration.ofMinutes(2));
      assertThat(told).hasSize(2).last().asString().startsWith(BO);
    }

    @Test
    void no_address_is_stored() {
      bench.scanned();
      looksEveryMinute(Duration.ofHours(3));
      assertThat(
              database
                  .jdbc()
                  .sql("select operator_hash from watch_told")
                  .query(String.class)
                  .list())
          .hasSize(2)
          .noneMatch(stored -> stored.contains("drift"));
    }

    private DeadMansSwitch started() {
      ScanHealth health = new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of());
      return new DeadMansSwitch(
          health,
          new JdbcWatchLog(database.jdbc()),
          this::tell,
          new DeadMansSwitch.AlarmTerms(
              List.of(new MailAddress(ANNA), new MailAddress(BO)),
              Duration.ofHours(2),
              Bench.RHYTHM.calendar(),
              address -> Integer.toHexString(address.value().hashCode())),
          bench);
    }

    private Delivery tell(MailAddress operator, OperatorMessage message) {
      assertThat(message.preview()).hasSizeLessThanOrEqualTo(NudgeMessage.LONGEST_PREVIEW);
      if (unreachable.contains(operator.value())) {
        return new Delivery.Failed("Graph was not reached");
      }
      told.add(operator.value() + ": " + message.preview());
      return new Delivery.Sent();
    }

    private void looksEveryMinute(Duration time) {
      Instant end = bench.instant().plus(time);
      while (bench.instant().isBefore(end)) {
        bench.passes(Duration.ofMinutes(1));
        watch.look();
      }
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
