package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

class RhythmTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());
  private static final Rhythm RHYTHM =
      new Rhythm(CALENDAR, Duration.ofMinutes(5), Duration.ofMinutes(30));

  // 2026-11-20 is a Friday; summer time ends on Sunday 2026-10-25 at 03:00.
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:25:00, 2026-11-20T08:30:00",
    "2026-11-20T08:25:01, 2026-11-20T08:30:00",
    "2026-11-20T08:29:59, 2026-11-20T08:30:00",
    "2026-11-20T16:58:00, 2026-11-20T17:00:00",
    "2026-11-20T17:00:00, 2026-11-20T17:30:00",
    "2026-11-20T23:40:00, 2026-11-21T00:00:00",
    "2026-11-20T07:31:00, 2026-11-20T08:00:00",
    "2026-11-21T08:01:00, 2026-11-21T08:30:00",
    "2026-12-24T10:00:00, 2026-12-24T10:30:00",
    "2026-10-25T01:45:00, 2026-10-25T02:00:00",
  })
  void the_next_pass_is_at_a_round_time(LocalDateTime moment, LocalDateTime next) {
    assertThat(RHYTHM.after(at(moment))).isEqualTo(at(next));
  }

  @Test
  void an_idle_interval_ends_when_working_hours_begin() {
    Rhythm rhythm = new Rhythm(CALENDAR, Duration.ofMinutes(5), Duration.ofHours(3));
    assertThat(rhythm.after(at(LocalDateTime.parse("2026-11-20T06:10:00"))))
        .isEqualTo(at(LocalDateTime.parse("2026-11-20T08:00:00")));
  }

  @Test
  void an_interval_that_does_not_divide_the_day_begins_anew_at_midnight() {
    Rhythm rhythm = new Rhythm(CALENDAR, Duration.ofMinutes(5), Duration.ofHours(7));
    assertThat(rhythm.after(at(LocalDateTime.parse("2026-11-21T22:00:00"))))
        .isEqualTo(at(LocalDateTime.parse("2026-11-22T00:00:00")));
  }

  @Test
  void passes_over_the_end_of_summer_time_stay_half_an_hour_apart() {
    Instant moment = Instant.parse("2026-10-24T22:00:00Z");
    assertThat(RHYTHM.after(moment, 8)).isEqualTo(moment.plus(Duration.ofHours(4)));
  }

  @Test
  void an_interval_has_a_length() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rhythm(CALENDAR, Duration.ZERO, Duration.ofMinutes(1)));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(STOCKHOLM).toInstant();
  }
}
