package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static se.svarsvakt.worktime.Moments.STOCKHOLM;
import static se.svarsvakt.worktime.Moments.SWEDISH;
import static se.svarsvakt.worktime.Moments.local;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
  private static final LocalDate CLOSED = LocalDate.of(2026, 12, 28);
  private static final LocalDate SHORT = LocalDate.of(2026, 12, 30);

  private final WorkingCalendar own =
      new WorkingCalendar(
          STOCKHOLM,
          WorkingHours.ORDINARY,
          new SwedishHolidays(),
          Set.of(CLOSED),
          Map.of(SHORT, LocalTime.NOON));

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource({
    // The week of Monday 23 November 2026.
    "2026-11-23T10:00, 3, 2026-11-26T10:00",
    "2026-11-27T10:00, 3, 2026-12-02T10:00",
    "2026-11-28T10:00, 0, 2026-11-30T08:00",
    "2026-11-28T10:00, 1, 2026-12-01T08:00",
    "2026-11-23T22:15, 1, 2026-11-24T22:15",
    "2026-11-23T22:15, 0, 2026-11-23T22:15",
    // Summer time starts on Sunday 29 March 2026.
    "2026-03-27T10:00, 1, 2026-03-30T10:00",
  })
  void adding_working_days_keeps_the_time_of_day(
      LocalDateTime from, int workingDays, LocalDateTime expected) {
    assertThat(SWEDISH.plusWorkingDays(local(from.toString()), workingDays))
        .isEqualTo(local(expected.toString()));
  }

  @ParameterizedTest(name = "{1} before {0} is {2}")
  @CsvSource({
    "2026-11-23T17:00, PT2H,  2026-11-23T15:00",
    "2026-11-23T09:00, PT2H,  2026-11-20T16:00",
    "2026-11-23T09:00, PT1H,  2026-11-23T08:00",
    "2026-11-23T07:00, PT2H,  2026-11-20T15:00",
    "2026-11-22T12:00, PT2H,  2026-11-20T15:00",
    "2026-11-23T20:00, PT30M, 2026-11-23T16:30",
    "2026-11-24T10:00, PT12H, 2026-11-20T16:00",
    // Over the night in which summer time starts.
    "2026-03-30T09:00, PT2H,  2026-03-27T16:00",
  })
  void working_time_is_counted_back_over_nights_and_days_off(
      LocalDateTime until, Duration workingTime, LocalDateTime expected) {
    assertThat(SWEDISH.minusWorkingTime(local(until.toString()), workingTime))
        .isEqualTo(local(expected.toString()));
  }

  @Test
  void negative_amounts_are_refused() {
    var moment = local("2026-11-23T10:00");
    assertThatIllegalArgumentException().isThrownBy(() -> SWEDISH.plusWorkingDays(moment, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SWEDISH.minusWorkingTime(moment, Duration.ofMinutes(-1)));
  }

  @Test
  void a_closed_day_is_no_working_day_and_is_named_so() {
    var due = own.due(local("2026-12-23T10:00"), 1);
    assertThat(own.isWorkingDay(CLOSED)).isFalse();
    assertThat(due.day()).isEqualTo(CLOSED.plusDays(1));
    assertThat(due.skipped().getLast().describe()).isEqualTo("Mon 28 Dec: closed day");
  }

  @Test
  void a_short_day_ends_early() {
    assertThat(own.due(local("2026-12-29T10:00"), 1).at()).isEqualTo(local("2026-12-30T12:00"));
    assertThat(own.isWorkingTime(local("2026-12-30T11:59"))).isTrue();
    assertThat(own.isWorkingTime(local("2026-12-30T12:00"))).isFalse();
  }

  @Test
  void working_time_before_a_short_days_end_is_counted_from_that_end() {
    assertThat(own.minusWorkingTime(own.closesAt(SHORT), Duration.ofHours(2)))
        .isEqualTo(local("2026-12-30T10:00"));
  }

  @Test
  void a_short_day_must_end_within_the_working_hours() {
    var late = Map.of(SHORT, LocalTime.of(18, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WorkingCalendar(
                    STOCKHOLM, WorkingHours.ORDINARY, date -> Optional.empty(), Set.of(), late));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-11-23T07:59:59, false",
    "2026-11-23T08:00:00, true",
    "2026-11-23T16:59:59, true",
    "2026-11-23T17:00:00, false",
    "2026-11-22T10:00:00, false",
  })
  void working_time_begins_with_the_opening_and_ends_before_the_close(
      LocalDateTime moment, boolean expected) {
    assertThat(SWEDISH.isWorkingTime(local(moment.toString()))).isEqualTo(expected);
  }

  @Test
  void the_neighbouring_working_days_are_strictly_before_and_after() {
    var friday = LocalDate.of(2026, 11, 20);
    var monday = LocalDate.of(2026, 11, 23);
    assertThat(SWEDISH.nextWorkingDay(friday)).isEqualTo(monday);
    assertThat(SWEDISH.previousWorkingDay(monday)).isEqualTo(friday);
    assertThat(SWEDISH.nextWorkingDay(friday.plusDays(1))).isEqualTo(monday);
  }

  @Test
  void a_calendar_without_working_days_is_not_searched_for_ever() {
    var never = WorkingCalendar.of(STOCKHOLM, date -> Optional.of("off"));
    assertThatIllegalStateException().isThrownBy(() -> never.nextWorkingDay(SHORT));
  }

  @Test
  void hours_that_close_before_they_open_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkingHours(LocalTime.of(17, 0), LocalTime.of(8, 0)));
  }
}
