package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.svarsvakt.policy.NudgePolicy;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The times of day at which nudges come due by a policy: those that many people are told at. What
 * is told at once, or later at a person's wish, has times of its own.
 */
public record NudgeTimetable(Policy policy) {
  /** The times of a day, ordered; none on a day off. */
  public NavigableSet<Instant> on(LocalDate day) {
    WorkingCalendar calendar = policy.calendar();
    NavigableSet<Instant> times = new TreeSet<>();
    if (calendar.isWorkingDay(day)) {
      NudgePolicy nudges = policy.nudges();
      NudgeTimes working = new NudgeTimes(calendar);
      times.add(calendar.opensAt(day));
      Stream.of(nudges.replyDue(), nudges.overdue(), nudges.forwardUntold(), nudges.notices())
          .map(time -> working.at(day, time))
          .forEach(times::add);
      times.add(calendar.minusWorkingTime(calendar.closesAt(day), nudges.lastCallBefore()));
    }
    return times;
  }

  /**
   * Whether one of the latter moment's day lies after the former, and not after the latter; none
   * does where a clock was set back between them.
   */
  public boolean passesOneBetween(Instant after, Instant until) {
    return after.isBefore(until)
        && !on(policy.calendar().dateOf(until)).subSet(after, false, until, true).isEmpty();
  }
}
