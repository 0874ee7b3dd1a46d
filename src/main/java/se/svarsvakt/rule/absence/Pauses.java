package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Finds when deadlines wait, where the policy pauses them while people are away
 * (docs/how-it-judges.md 3).
 *
 * <p>Mail counts as received at the first working day after the absence if it came while the person
 * was away and external senders got an automatic reply. Away is also the time before and after the
 * calendar entry in which the person does not work: they leave on Friday evening, not on Monday
 * morning.
 */
public final class Pauses {
  private Pauses() {}

  /**
   * The pauses of a person, in the order of the absences.
   *
   * @param replyOn when a reply that external senders get was on, in any order
   */
  public static List<Pause> of(
      List<PlannedAbsence> absences,
      List<Span> replyOn,
      PersonalHours hours,
      WorkingCalendar calendar) {
    var days = new PersonalCalendar(hours, calendar);
    return absences.stream()
        .flatMap(
            absence ->
                replyOn.stream()
                    .flatMap(on -> on.intersection(away(absence, days)).stream())
                    .map(span -> new Pause(span, countsFrom(absence, days))))
        .toList();
  }

  /** When mail received at that moment counts as received. */
  public static Instant countsAs(List<Pause> pauses, Instant received) {
    return pauses.stream()
        .filter(pause -> pause.span().contains(received))
        .map(Pause::countsFrom)
        .max(Instant::compareTo)
        .orElse(received);
  }

  /** From the end of the last working time before the absence to the first one after it. */
  private static Span away(PlannedAbsence absence, PersonalCalendar days) {
    var end = absence.span().until();
    var back = days.opensAt(absence.resumes(days));
    var free = !end.isBefore(back) || days.haveWorkIn(new Span(end, back)) ? end : back;
    return new Span(days.freeSince(absence.span().from()), free);
  }

  /** The organisation counts the days, so the first one is a working day of both. */
  private static Instant countsFrom(PlannedAbsence absence, PersonalCalendar days) {
    WorkingCalendar calendar = days.calendar();
    LocalDate back = absence.resumes(days);
    LocalDate counted = calendar.isWorkingDay(back) ? back : calendar.nextWorkingDay(back);
    return calendar.opensAt(counted);
  }
}
