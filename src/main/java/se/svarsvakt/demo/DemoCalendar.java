package se.svarsvakt.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/**
 * Working days counted from the demo's first moment.
 *
 * @param now that moment, in the town's zone
 * @param workingDay whether people work on a date; at least one day in a fortnight must be
 */
record DemoCalendar(ZonedDateTime now, Predicate<LocalDate> workingDay) {
  private static final int FURTHEST = 60;

  /** Day 0 is today, whatever day it is; −1 the last working day before it, 1 the next one. */
  LocalDate day(int offset) {
    LocalDate date = now.toLocalDate();
    int step = Integer.signum(offset);
    for (int left = Math.abs(offset); left > 0; left--) {
      date = next(date, step);
    }
    return date;
  }

  Instant at(int day, LocalTime time) {
    return at(day(day), time);
  }

  Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(now.getZone()).toInstant();
  }

  Instant ago(Duration duration) {
    return now.toInstant().minus(duration);
  }

  boolean hasHappened(Instant instant) {
    return !instant.isAfter(now.toInstant());
  }

  /** Whether people are at work: a working day from 8 to 17. */
  boolean isOfficeTime(Instant instant) {
    ZonedDateTime local = instant.atZone(now.getZone());
    int hour = local.getHour();
    return workingDay.test(local.toLocalDate()) && hour >= 8 && hour < 17;
  }

  private LocalDate next(LocalDate date, int step) {
    LocalDate next = date.plusDays(step);
    for (int i = 0; !workingDay.test(next); i++) {
      if (i > FURTHEST) {
        throw new IllegalArgumentException("no working day within " + FURTHEST + " days");
      }
      next = next.plusDays(step);
    }
    return next;
  }
}
