package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The 23rd of November 2026 is a Monday, the 28th a Saturday. */
class ServiceHoursTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          STOCKHOLM,
          WorkingHours.ORDINARY,
          date -> date.equals(MONDAY.plusDays(2)) ? Optional.of("Helgdag") : Optional.empty(),
          Set.of(MONDAY.plusDays(3)),
          Map.of(MONDAY.plusDays(4), LocalTime.NOON));
  private final ServiceHours hours = ServiceHours.parse("mon-fri 09:00-11:30, 13:00-15:00");

  private static Period window(LocalDate day, String from, String until) {
    return new Period(
        CALENDAR.at(day, LocalTime.parse(from)), CALENDAR.at(day, LocalTime.parse(until)));
  }

  @Test
  void have_several_times_a_day() {
    assertThat(hours.on(MONDAY, CALENDAR))
        .containsExactly(window(MONDAY, "09:00", "11:30"), window(MONDAY, "13:00", "15:00"));
    assertThat(hours.on(MONDAY.plusDays(5), CALENDAR)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mon-fri 09:00-11:30,13:00-15:00",
        "Mon - Fri  13:00–15:00 , 09:00 - 11:30",
        "mon,tue,wed-fri 09:00-11:30; mon-fri 13:00-15:00"
      })
  void are_read_however_they_are_spaced_and_ordered(String text) {
    assertThat(ServiceHours.parse(text)).isEqualTo(hours);
  }

  @Test
  void may_differ_from_day_to_day() {
    ServiceHours read = ServiceHours.parse("mon,wed 09:00-10:00; sat 10:00-12:00");
    assertThat(read.windows())
        .containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY);
    LocalDate saturday = MONDAY.plusDays(5);
    assertThat(read.on(saturday, CALENDAR)).containsExactly(window(saturday, "10:00", "12:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mon-fri",
        "09:00-11:30",
        "mon-fri 9-11",
        "mon-fri 11:30-09:00",
        "mon-fri 09:00-09:00",
        "mon-fri 18:00-02:00",
        "mon-fri 09:00-24:00",
        "mon-fri 09:00-11:30, 11:00-15:00",
        "mon-fri 09:00-11:30, 11:30-15:00",
        "mon-fri 09:00-11:30; fri 10:00-12:00",
        "fri-mon 09:00-11:30",
        "mon-wed-fri 09:00-11:30",
        "mon 09:00-10:00-11:00",
        "monday 09:00-11:30",
        "mån-fre 09:00-11:30",
        "mon-fri 09:00-11:30;",
        "mon-fri 09:00-11:30,",
        "; ,"
      })
  void refuse_what_cannot_be_meant(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceHours.parse(text))
        .withMessage(ServiceHours.ALLOWED);
  }

  @Test
  void are_none_on_holidays_and_closed_days_and_end_with_a_short_day() {
    assertThat(hours.on(MONDAY.plusDays(2), CALENDAR)).isEmpty();
    assertThat(hours.on(MONDAY.plusDays(3), CALENDAR)).isEmpty();
    LocalDate shortDay = MONDAY.plusDays(4);
    assertThat(hours.on(shortDay, CALENDAR)).containsExactly(window(shortDay, "09:00", "11:30"));
  }

  @Test
  void the_last_service_is_over_at_its_very_end() {
    assertThat(hours.lastOver(CALENDAR.at(MONDAY, LocalTime.of(15, 0)), CALENDAR))
        .contains(window(MONDAY, "13:00", "15:00"));
    assertThat(hours.lastOver(CALENDAR.at(MONDAY, LocalTime.of(14, 59)), CALENDAR))
        .contains(window(MONDAY, "09:00", "11:30"));
    LocalDate friday = MONDAY.minusDays(3);
    assertThat(hours.lastOver(CALENDAR.at(MONDAY, LocalTime.of(11, 29)), CALENDAR))
        .contains(window(friday, "13:00", "15:00"));
  }
}
