package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarWeekTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  @ParameterizedTest
  @CsvSource({
    "2026-W47, 2026-11-16",
    "2026-W01, 2025-12-29",
    "2026-W53, 2026-12-28",
    "2020-W53, 2020-12-28",
    "2021-W01, 2021-01-04"
  })
  void a_week_is_named_by_the_year_of_its_thursday(String name, LocalDate monday) {
    assertThat(CalendarWeek.parse(name)).contains(new CalendarWeek(monday));
    assertThat(new CalendarWeek(monday)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2025-W53", "2026-W54", "2026-W00", "2026-47", "2026-W7", "w47", "", "99999-W01"})
  void a_week_that_does_not_exist_is_none(String name) {
    assertThat(CalendarWeek.parse(name)).isEmpty();
  }

  @Test
  void a_week_with_a_change_to_or_from_summer_time_is_an_hour_shorter_or_longer() {
    assertThat(length("2026-W13")).isEqualTo(Duration.ofDays(7).minusHours(1));
    assertThat(length("2026-W43")).isEqualTo(Duration.ofDays(7).plusHours(1));
    assertThat(length("2026-W47")).isEqualTo(Duration.ofDays(7));
  }

  private static Duration length(String week) {
    Period span = CalendarWeek.parse(week).orElseThrow().in(STOCKHOLM);
    return Duration.between(span.from(), span.until());
  }

  @Test
  void a_week_is_over_on_the_next_monday() {
    assertThat(CalendarWeek.lastBefore(LocalDate.parse("2026-11-22"))).hasToString("2026-W46");
    assertThat(CalendarWeek.lastBefore(LocalDate.parse("2026-11-23"))).hasToString("2026-W47");
    assertThat(CalendarWeek.lastBefore(LocalDate.parse("2027-01-04"))).hasToString("2026-W53");
  }

  @Test
  void a_week_begins_on_a_monday() {
    LocalDate tuesday = LocalDate.parse("2026-11-17");
    assertThatThrownBy(() -> new CalendarWeek(tuesday)).hasMessageContaining("2026-11-17");
  }
}
