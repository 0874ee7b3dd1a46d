package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.CALENDAR;
import static se.svarsvakt.rule.absence.Away.at;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.partTime;
import static se.svarsvakt.rule.absence.Away.period;
import static se.svarsvakt.rule.absence.Away.planned;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;

class PausesTest {
  private static final Period ALL_NOVEMBER = days("2026-11-01", "2026-11-30");

  private static List<Pause> pauses(List<PlannedAbsence> absences, List<Period> replyOn) {
    return Pauses.of(absences, replyOn, Away.DAYS);
  }

  private static Instant countsAs(List<Pause> pauses, String received) {
    return Pauses.countsAs(pauses, at(received));
  }

  @Test
  void mail_during_the_absence_counts_as_received_after_it() {
    var pauses = pauses(planned(days("2026-11-23", "2026-11-27")), List.of(ALL_NOVEMBER));
    var counted = countsAs(pauses, "2026-11-24T10:00");
    assertThat(counted).isEqualTo(at("2026-11-30T08:00"));
    assertThat(CALENDAR.due(counted, 1).at()).isEqualTo(at("2026-12-01T17:00"));
  }

  @Test
  void the_weekends_around_the_absence_belong_to_it() {
    var pauses = pauses(planned(days("2026-11-23", "2026-11-27")), List.of(ALL_NOVEMBER));
    assertThat(countsAs(pauses, "2026-11-20T16:59")).isEqualTo(at("2026-11-20T16:59"));
    assertThat(countsAs(pauses, "2026-11-20T17:00")).isEqualTo(at("2026-11-30T08:00"));
    assertThat(countsAs(pauses, "2026-11-29T12:00")).isEqualTo(at("2026-11-30T08:00"));
    assertThat(countsAs(pauses, "2026-11-30T08:00")).isEqualTo(at("2026-11-30T08:00"));
  }

  @Test
  void only_mail_that_got_the_reply_waits() {
    var on = period("2026-11-24T12:00", "2026-11-26T12:00");
    var pauses = pauses(planned(days("2026-11-23", "2026-11-27")), List.of(on));
    assertThat(countsAs(pauses, "2026-11-24T11:59")).isEqualTo(at("2026-11-24T11:59"));
    assertThat(countsAs(pauses, "2026-11-24T12:00")).isEqualTo(at("2026-11-30T08:00"));
    assertThat(countsAs(pauses, "2026-11-26T12:00")).isEqualTo(at("2026-11-26T12:00"));
  }

  @Test
  void without_a_reply_or_an_absence_nothing_waits() {
    assertThat(pauses(planned(days("2026-11-23", "2026-11-27")), List.of())).isEmpty();
    assertThat(pauses(List.of(), List.of(ALL_NOVEMBER))).isEmpty();
  }

  @Test
  void who_comes_back_at_noon_gets_what_came_before_counted_from_the_next_day() {
    var absence = planned(period("2026-11-23T08:00", "2026-11-25T12:00"));
    var pauses = pauses(absence, List.of(ALL_NOVEMBER));
    assertThat(countsAs(pauses, "2026-11-25T11:00")).isEqualTo(at("2026-11-26T08:00"));
    assertThat(countsAs(pauses, "2026-11-25T13:00")).isEqualTo(at("2026-11-25T13:00"));
  }

  @Test
  void over_new_year_the_first_working_day_is_found() {
    // Wed 23 Dec to Tue 5 Jan; Wed 6 Jan is Epiphany.
    var on = period("2026-12-22T17:00", "2027-01-10T00:00");
    var pauses = pauses(planned(days("2026-12-23", "2027-01-05")), List.of(on));
    assertThat(countsAs(pauses, "2026-12-31T10:00")).isEqualTo(at("2027-01-07T08:00"));
  }

  @Test
  void the_persons_own_working_days_decide_when_they_are_back() {
    var hours = partTime(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    var absences =
        PlannedAbsences.of(
            List.of(days("2026-11-23", "2026-11-24")), new PersonalCalendar(hours, CALENDAR));
    var pauses = Pauses.of(absences, List.of(ALL_NOVEMBER), new PersonalCalendar(hours, CALENDAR));
    assertThat(countsAs(pauses, "2026-11-24T10:00")).isEqualTo(at("2026-11-30T08:00"));
  }
}
