package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What is to be judged of one person at one moment.
 *
 * @param facts what is known
 * @param days the person's working days
 * @param planned every planned absence; none where the calendar is unknown
 * @param inView those that are near or run
 * @param now the moment
 */
record AbsenceCase(
    AbsenceFacts facts,
    PersonalCalendar days,
    List<PlannedAbsence> planned,
    List<ViewedAbsence> inView,
    Instant now) {

  /** Of absences as many working days ahead. */
  static AbsenceCase of(
      AbsenceFacts facts, int workingDaysAhead, WorkingCalendar calendar, Instant now) {
    var days = new PersonalCalendar(facts.hours(), calendar);
    var planned =
        facts.calendarKnown()
            ? PlannedAbsences.of(facts.outOfOffice(), days)
            : List.<PlannedAbsence>of();
    var inView =
        planned.stream()
            .map(absence -> viewed(absence, workingDaysAhead, days))
            .filter(viewed -> !now.isBefore(viewed.viewedFrom()))
            .filter(viewed -> now.isBefore(viewed.absence().period().until()))
            .toList();
    return new AbsenceCase(facts, days, planned, inView, now);
  }

  private static ViewedAbsence viewed(
      PlannedAbsence absence, int workingDaysAhead, PersonalCalendar days) {
    var calendar = days.organisation();
    var firstViewed =
        Stream.iterate(absence.firstDay(), calendar::previousWorkingDay)
            .skip(workingDaysAhead)
            .findFirst()
            .orElseThrow();
    return new ViewedAbsence(
        absence, days.shiftsIn(absence.period()), calendar.at(firstViewed, LocalTime.MIDNIGHT));
  }

  /** Whether the calendar shows the person away at this moment, be it for an hour. */
  boolean isAwayNow() {
    return Stream.concat(
            facts.outOfOffice().stream().map(days::asMeant),
            planned.stream().map(PlannedAbsence::period))
        .anyMatch(period -> period.contains(now));
  }

  /** When the latest planned absence ended; empty where none has. */
  Optional<Instant> lastReturn() {
    return planned.stream()
        .map(absence -> absence.period().until())
        .filter(end -> !end.isAfter(now))
        .max(Instant::compareTo);
  }

  /** Whether the person is about to go: today or the next working day is the first one away. */
  boolean leavesSoon() {
    var nextDay = days.sameOrNext(days.dateOf(now).plusDays(1));
    return planned.stream()
        .filter(absence -> absence.period().from().isAfter(now))
        .anyMatch(absence -> !absence.firstDay().isAfter(nextDay));
  }

  /** The beginning of this day in the organisation's zone. */
  Instant startOfDay() {
    var calendar = days.organisation();
    return calendar.at(calendar.dateOf(now), LocalTime.MIDNIGHT);
  }
}
