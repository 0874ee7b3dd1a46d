package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.CALENDAR;
import static se.svarsvakt.rule.absence.Away.DAYS;
import static se.svarsvakt.rule.absence.Away.HOURS;
import static se.svarsvakt.rule.absence.Away.ZONE;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.partTime;
import static se.svarsvakt.rule.absence.Away.period;
import static se.svarsvakt.rule.absence.Away.planned;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.PersonalHours;
import se.svarsvakt.worktime.WorkingCalendar;

class PlannedAbsencesTest {
  private static void assertOne(List<PlannedAbsence> absences, String first, String last, int n) {
    assertThat(absences).hasSize(1);
    var absence = absences.getFirst();
    assertThat(absence.firstDay()).isEqualTo(first);
    assertThat(absence.lastDay()).isEqualTo(last);
    assertThat(absence.workingDays()).isEqualTo(n);
  }

  @Test
  void a_whole_working_day_is_a_planned_absence() {
    assertOne(
        planned(period("2026-11-24T08:00", "2026-11-24T17:00")), "2026-11-24", "2026-11-24", 1);
  }

  @Test
  void a_minute_less_than_a_working_day_is_none() {
    assertThat(planned(period("2026-11-24T08:01", "2026-11-24T17:00"))).isEmpty();
    assertThat(planned(period("2026-11-24T08:00", "2026-11-24T16:59"))).isEmpty();
  }

  @Test
  void a_half_day_is_none_and_two_that_touch_are_one() {
    var morning = period("2026-11-24T08:00", "2026-11-24T12:00");
    var afternoon = period("2026-11-24T12:00", "2026-11-24T17:00");
    assertThat(planned(morning)).isEmpty();
    assertOne(planned(afternoon, morning), "2026-11-24", "2026-11-24", 1);
  }

  @Test
  void two_halves_of_different_days_are_none() {
    // Afternoon of Mon 23 and morning of Tue 24: joined, and no day is whole.
    var afternoon = period("2026-11-23T12:00", "2026-11-23T17:00");
    var morning = period("2026-11-24T08:00", "2026-11-24T12:00");
    assertThat(planned(afternoon, morning)).isEmpty();
  }

  @Test
  void a_partly_covered_day_belongs_to_the_absence_and_is_not_counted() {
    var absences = planned(period("2026-11-23T13:00", "2026-11-24T17:00"));
    assertOne(absences, "2026-11-23", "2026-11-24", 1);
  }

  @Test
  void days_off_are_no_absence() {
    assertThat(planned(days("2026-11-21", "2026-11-22"))).isEmpty();
    assertThat(planned(days("2026-12-24", "2026-12-27"))).isEmpty();
  }

  @Test
  void friday_and_monday_count_together() {
    var friday = period("2026-11-20T08:00", "2026-11-20T17:00");
    var monday = period("2026-11-23T08:00", "2026-11-23T17:00");
    assertOne(planned(friday, monday), "2026-11-20", "2026-11-23", 2);
  }

  @Test
  void an_hour_of_work_between_keeps_two_absences_apart() {
    var friday = period("2026-11-20T08:00", "2026-11-20T17:00");
    var monday = period("2026-11-23T09:00", "2026-11-24T17:00");
    assertThat(planned(friday, monday)).hasSize(2);
  }

  @Test
  void entries_join_over_easter_midsummer_and_new_year() {
    // Thu 2 Apr and Tue 7 Apr 2026; Thu 18 and Mon 22 June; Wed 30 Dec and Mon 4 Jan.
    assertOne(
        planned(days("2026-04-02", "2026-04-02"), days("2026-04-07", "2026-04-07")),
        "2026-04-02",
        "2026-04-07",
        2);
    assertOne(
        planned(days("2026-06-18", "2026-06-18"), days("2026-06-22", "2026-06-22")),
        "2026-06-18",
        "2026-06-22",
        2);
    assertOne(
        planned(days("2026-12-30", "2026-12-30"), days("2027-01-04", "2027-01-04")),
        "2026-12-30",
        "2027-01-04",
        2);
  }

  @Test
  void a_long_absence_counts_working_days_alone() {
    // Mon 21 Dec to Fri 8 Jan: 21, 22, 23, 28, 29, 30 Dec, 4, 5, 7, 8 Jan.
    assertOne(planned(days("2026-12-21", "2027-01-08")), "2026-12-21", "2027-01-08", 10);
  }

  @Test
  void entries_inside_one_another_count_once() {
    var week = days("2026-11-23", "2026-11-27");
    var tuesday = days("2026-11-24", "2026-11-24");
    assertOne(planned(week, tuesday, week), "2026-11-23", "2026-11-27", 5);
  }

  @Test
  void the_day_on_which_the_clocks_change_is_as_long_as_others() {
    // Summer time begins on Sun 29 March 2026.
    assertOne(planned(days("2026-03-27", "2026-03-30")), "2026-03-27", "2026-03-30", 2);
    assertOne(planned(days("2026-10-23", "2026-10-26")), "2026-10-23", "2026-10-26", 2);
  }

  @Test
  void the_days_and_hours_are_the_persons_own() {
    var hours = partTime(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    var entries = List.of(days("2026-11-24", "2026-11-24"), days("2026-11-30", "2026-11-30"));
    assertOne(
        PlannedAbsences.of(entries, new PersonalCalendar(hours, CALENDAR)),
        "2026-11-24",
        "2026-11-30",
        2);
    var wednesday = List.of(days("2026-11-25", "2026-11-25"));
    assertThat(PlannedAbsences.of(wednesday, new PersonalCalendar(hours, CALENDAR))).isEmpty();
  }

  @Test
  void an_all_day_entry_in_utc_is_a_day_in_the_persons_zone() {
    // In Los Angeles midnight to midnight in UTC would be 16:00 to 16:00.
    var zone = ZoneId.of("America/Los_Angeles");
    var hours = new PersonalHours(zone, HOURS.days(), HOURS.opens(), HOURS.closes());
    var entry =
        new Period(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T00:00:00Z"));
    assertOne(
        PlannedAbsences.of(List.of(entry), new PersonalCalendar(hours, CALENDAR)),
        "2026-11-24",
        "2026-11-24",
        1);
  }

  @Test
  void a_short_day_is_whole_when_it_is_covered_to_its_early_end() {
    var day = LocalDate.parse("2026-11-24");
    var calendar =
        new WorkingCalendar(
            ZONE,
            CALENDAR.hours(),
            CALENDAR.holidays(),
            Set.of(LocalDate.parse("2026-11-25")),
            Map.of(day, LocalTime.NOON));
    var entries =
        List.of(
            period("2026-11-24T08:00", "2026-11-24T12:00"),
            period("2026-11-26T08:00", "2026-11-26T17:00"));
    assertOne(
        PlannedAbsences.of(entries, new PersonalCalendar(HOURS, calendar)),
        "2026-11-24",
        "2026-11-26",
        2);
  }

  @Test
  void work_resumes_on_the_first_working_day_after_the_absence() {
    var easter = planned(days("2026-03-30", "2026-04-02")).getFirst();
    assertThat(easter.resumes(DAYS)).isEqualTo("2026-04-07");
    var untilOpening = planned(period("2026-11-23T08:00", "2026-11-25T08:00")).getFirst();
    assertThat(untilOpening.resumes(DAYS)).isEqualTo("2026-11-25");
    var untilNoon = planned(period("2026-11-23T08:00", "2026-11-25T12:00")).getFirst();
    assertThat(untilNoon.resumes(DAYS)).isEqualTo("2026-11-26");
  }
}
