package se.svarsvakt.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A week of ISO 8601: Monday to Sunday, the first of a year being the one that holds its first
 * Thursday.
 *
 * @param monday its first day
 */
public record CalendarWeek(LocalDate monday) implements Comparable<CalendarWeek> {
  private static final Pattern FORM = Pattern.compile("(\\d{4})-W(\\d{2})");

  /** Refuses another day than a Monday. */
  public CalendarWeek {
    if (!monday.equals(monday.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))) {
      throw new IllegalArgumentException("a week begins on a Monday, not on " + monday);
    }
  }

  /** The week that a day lies in. */
  public static CalendarWeek of(LocalDate day) {
    return new CalendarWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** The week of that name, {@code 2026-W47} for example; empty where there is none. */
  public static Optional<CalendarWeek> parse(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? numbered(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
        : Optional.empty();
  }

  private static Optional<CalendarWeek> numbered(int year, int number) {
    try {
      LocalDate inYear = LocalDate.of(year, 1, 4); // always in its first week
      return IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).isValidIntValue(number)
          ? Optional.of(of(inYear).plus(number - 1))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The last week that is over at a moment. */
  public static CalendarWeek lastBefore(LocalDate today) {
    return of(today).plus(-1);
  }

  /** The week so many weeks later; earlier for a negative number. */
  public CalendarWeek plus(int weeks) {
    return new CalendarWeek(monday.plusWeeks(weeks));
  }

  /** Its last day, a Sunday. */
  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  /** The year that it counts in. */
  public int year() {
    return monday.get(IsoFields.WEEK_BASED_YEAR);
  }

  /** From its Monday's first moment to the next Monday's, in a zone. */
  public Period in(ZoneId zone) {
    return new Period(
        monday.atStartOfDay(zone).toInstant(), monday.plusWeeks(1).atStartOfDay(zone).toInstant());
  }

  /** Whether it comes before another. */
  public boolean isBefore(CalendarWeek other) {
    return monday.isBefore(other.monday);
  }

  @Override
  public int compareTo(CalendarWeek other) {
    return monday.compareTo(other.monday);
  }

  /** Its name, {@code 2026-W47} for example. */
  @Override
  public String toString() {
    return "%04d-W%02d".formatted(year(), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
