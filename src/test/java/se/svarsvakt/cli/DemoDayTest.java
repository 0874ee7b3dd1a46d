package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

class DemoDayTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());

  // 2026-11-20 is a Friday, 2026-12-24 (Christmas Eve) a Thursday.
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T15:05, 2026-11-20T15:05",
    "2026-11-20T16:59, 2026-11-20T16:59",
    "2026-11-20T17:00, 2026-11-20T15:05",
    "2026-11-20T23:59, 2026-11-20T15:05",
    "2026-11-20T15:04, 2026-11-19T15:05",
    "2026-11-21T10:00, 2026-11-20T15:05",
    "2026-11-23T09:00, 2026-11-20T15:05",
    "2026-12-24T16:00, 2026-12-23T15:05",
  })
  void the_demo_plays_on_the_last_working_afternoon(LocalDateTime real, LocalDateTime shown) {
    assertThat(DemoDay.at(at(real), CALENDAR).now()).isEqualTo(at(shown));
  }

  @Test
  void another_time_than_the_real_one_is_told() {
    assertThat(DemoDay.at(at(LocalDateTime.parse("2026-11-21T10:00")), CALENDAR).note())
        .contains(
            "It is Saturday 10:00: the demo's clock shows Fri 20 Nov 15:05 and runs on from there.");
    assertThat(DemoDay.at(at(LocalDateTime.parse("2026-11-20T16:00")), CALENDAR).note()).isEmpty();
  }

  @Test
  void the_passes_follow_the_reminders_of_the_day() {
    assertThat(DemoDay.at(at(LocalDateTime.parse("2026-11-21T10:00")), CALENDAR).passes())
        .containsExactly(
            at(LocalDateTime.parse("2026-11-20T08:31")),
            at(LocalDateTime.parse("2026-11-20T15:01")),
            at(LocalDateTime.parse("2026-11-20T15:05")));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(STOCKHOLM).toInstant();
  }
}
