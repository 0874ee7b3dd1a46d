package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * When nudges are planned for and due: only while people work, and only on the day planned.
 *
 * @param calendar when people work
 */
public record NudgeTimes(WorkingCalendar calendar) {
  /** That time on that day, or the beginning of work where nobody works at that time. */
  public Instant at(LocalDate day, LocalTime time) {
    Instant wanted = calendar.at(day, time);
    Instant opens = calendar.opensAt(day);
    boolean works = !wanted.isBefore(opens) && wanted.isBefore(calendar.closesAt(day));
    return works ? wanted : opens;
  }

  /** At once, or when work begins. */
  Instant atWork(Instant moment) {
    LocalDate day = calendar.dateOf(moment);
    if (calendar.isWorkingTime(moment)) {
      return moment;
    }
    boolean early = calendar.isWorkingDay(day) && moment.isBefore(calendar.opensAt(day));
    return calendar.opensAt(early ? day : calendar.nextWorkingDay(day));
  }

  /** Whether the time has come, and its day is not over. */
  public boolean isDue(Instant plannedFor, Instant now) {
    return !plannedFor.isAfter(now) && calendar.dateOf(plannedFor).equals(calendar.dateOf(now));
  }
}
