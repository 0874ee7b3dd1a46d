package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;
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
      List<PlannedAbsence> absences, List<Period> replyOn, PersonalCalendar days) {
    return absences.stream()
        .flatMap(
            absence ->
                replyOn.stream()
                    .flatMap(on -> on.intersection(away(absence, days)).stream())
                    .map(period -> new Pause(period, countsFrom(absence, days))))
        .toList();
  }

  /** When mail received at that moment counts as received. */
  public static Instant countsAs(List<Pause> pauses, Instant received) {
    return pauses.stream()
        .filter(pause -> pause.period().contains(received))
        .map(Pause::countsFrom)
        .max(Instant::compareTo)
        .orElse(received);
  }

  /** From the end of the last working time before the absence to the first one after it. */
  private static Period away(PlannedAbsence absence, PersonalCalendar days) {
    var end = absence.period().until();
    var back = days.opensAt(absence.resumes(days));
    var free = !end.isBefore(back) || days.haveWorkIn(new Period(end, back)) ? end : back;
    return new Period(days.freeSince(absence.period().from()), free);
  }

  /** The organisation counts the days, so the first one is a working day of both. */
  private static Instant countsFrom(PlannedAbsence absence, PersonalCalendar days) {
    WorkingCalendar calendar = days.organisation();
    LocalDate back = absence.resumes(days);
    LocalDate counted = calendar.isWorkingDay(back) ? back : calendar.nextWorkingDay(back);
    return calendar.opensAt(counted);
  }
}
