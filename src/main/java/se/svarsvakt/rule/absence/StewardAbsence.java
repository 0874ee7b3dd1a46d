package se.svarsvakt.rule.absence;

import java.time.LocalDate;
import java.util.List;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.PersonalHours;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * When one of those who look after a shared mailbox is away.
 *
 * @param person who
 * @param calendarKnown whether the calendar could be read: who is not known is not away
 * @param planned the planned absences
 * @param days the person's working days
 */
public record StewardAbsence(
    MailboxId person, boolean calendarKnown, List<PlannedAbsence> planned, PersonalCalendar days) {
  /** Keeps a copy. */
  public StewardAbsence {
    planned = List.copyOf(planned);
  }

  /**
   * By what the calendar shows.
   *
   * @param outOfOffice the calendar entries shown as out of office, in any order
   */
  public static StewardAbsence of(
      MailboxId person,
      boolean calendarKnown,
      List<Period> outOfOffice,
      PersonalHours hours,
      WorkingCalendar calendar) {
    var days = new PersonalCalendar(hours, calendar);
    return new StewardAbsence(person, calendarKnown, PlannedAbsences.of(outOfOffice, days), days);
  }

  /** Of somebody whose calendar is not read. */
  public static StewardAbsence unknown(MailboxId person, WorkingCalendar calendar) {
    return of(person, false, List.of(), PersonalHours.UNKNOWN, calendar);
  }

  /** Whether a planned absence covers all that would be the working time of that day. */
  boolean isAwayOn(LocalDate day) {
    var whole = new Period(days.opensAt(day), days.closesAt(day));
    return calendarKnown
        && planned.stream()
            .anyMatch(each -> each.period().intersection(whole).filter(whole::equals).isPresent());
  }

  /** Whether the person can be expected to be there for some of that day. */
  boolean isAtHandOn(LocalDate day) {
    return !calendarKnown || (days.isWorkingDay(day) && !isAwayOn(day));
  }
}
