package se.svarsvakt.rule.absence;

import java.time.LocalDate;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;

/**
 * Time away that covers at least one whole working day of a person (docs/how-it-judges.md 4).
 *
 * @param period from when to when the calendar shows the person away, adjoining entries as one
 * @param firstDay the first working day of which some is covered, in the person's zone
 * @param lastDay the last such day
 * @param workingDays how many working days are covered from opening to close, at least one
 */
public record PlannedAbsence(
    Period period, LocalDate firstDay, LocalDate lastDay, int workingDays) {
  /** Refuses an absence without a whole working day, and days in the wrong order. */
  public PlannedAbsence {
    if (workingDays < 1 || lastDay.isBefore(firstDay)) {
      throw new IllegalArgumentException("an absence covers a whole working day at least");
    }
  }

  /**
   * The first working day after the absence, in the person's zone: the day of its end if that is
   * over by the opening, else the next one.
   */
  LocalDate resumes(PersonalCalendar days) {
    var lastDate = days.dateOf(period.until());
    var backBeforeOpening = !period.until().isAfter(days.opensAt(lastDate));
    return days.sameOrNext(backBeforeOpening ? lastDate : lastDate.plusDays(1));
  }
}
