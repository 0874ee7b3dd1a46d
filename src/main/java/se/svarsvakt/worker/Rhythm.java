package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * When passes are due: at round times of the policy's clock (…08:25, 08:30, 08:35), more often in
 * working hours than outside, and always when they begin. The first one is due at once.
 *
 * @param calendar the working hours
 * @param working the time between two passes in working hours; longer than zero
 * @param idle the same outside working hours
 */
public record Rhythm(WorkingCalendar calendar, Duration working, Duration idle)
    implements Schedule {
  /** Refuses an interval without length. */
  public Rhythm {
    if (!working.isPositive() || !idle.isPositive()) {
      throw new IllegalArgumentException("the time between two passes must be longer than zero");
    }
  }

  /** The first round time after a moment. */
  public Instant after(Instant moment) {
    LocalDate day = calendar.dateOf(moment);
    Instant midnight = day.atStartOfDay(calendar.zone()).toInstant();
    Duration interval = interval(moment);
    long steps = Duration.between(midnight, moment).dividedBy(interval) + 1;
    Instant regular = midnight.plus(interval.multipliedBy(steps));
    return borders(day)
        .filter(border -> border.isAfter(moment) && border.isBefore(regular))
        .min(Instant::compareTo)
        .orElse(regular);
  }

  /** The time between two passes at a moment. */
  Duration interval(Instant moment) {
    return calendar.isWorkingTime(moment) ? working : idle;
  }

  /** The round time that lies this many passes after a moment. */
  public Instant after(Instant moment, int passes) {
    return Stream.iterate(moment, this::after).skip(passes).findFirst().orElseThrow();
  }

  /** Where the interval changes or the count begins anew. */
  private Stream<Instant> borders(LocalDate day) {
    Instant tomorrow = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    return calendar.isWorkingDay(day)
        ? Stream.of(calendar.opensAt(day), calendar.closesAt(day), tomorrow)
        : Stream.of(tomorrow);
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return after(complete.getTimeDone());
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return now;
  }

  @Override
  public boolean isDeterministic() {
    return false; // a program that starts does not wait for the next round time
  }
}
