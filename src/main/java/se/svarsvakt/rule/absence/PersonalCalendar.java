package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The working days of one person: the days of the week and the hours are their own, the holidays,
 * closed days and short days everybody's.
 *
 * @param hours the person's own hours
 * @param calendar the organisation's calendar
 */
record PersonalCalendar(PersonalHours hours, WorkingCalendar calendar) {
  /** Nobody is off for longer; who seems to be would be searched for ever. */
  private static final int LONGEST_BREAK_IN_DAYS = 1_000;

  /** What a calendar shows beyond, an entry without end for example, makes no difference. */
  private static final int LONGEST_ABSENCE_IN_DAYS = 4_000;

  boolean isWorkingDay(LocalDate day) {
    return hours.days().contains(day.getDayOfWeek())
        && !calendar.closedDays().contains(day)
        && calendar.holidays().nameOf(day).isEmpty();
  }

  LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, hours.zone());
  }

  Instant opensAt(LocalDate day) {
    return at(day, hours.opens());
  }

  /** When the day's work ends; earlier on a short day. */
  Instant closesAt(LocalDate day) {
    return at(
        day,
        Optional.ofNullable(calendar.shortDays().get(day))
            .filter(end -> end.isAfter(hours.opens()) && end.isBefore(hours.closes()))
            .orElse(hours.closes()));
  }

  /** This day, or the first working day after it. */
  LocalDate sameOrNext(LocalDate day) {
    return search(day, 1);
  }

  /** The latest working days, today among them if it is one, the most recent first. */
  List<LocalDate> latest(LocalDate today, int count) {
    return Stream.iterate(search(today, -1), day -> search(day.minusDays(1), -1))
        .limit(count)
        .toList();
  }

  /** The working time in a span, by day. */
  List<WorkShift> shiftsIn(Span span) {
    return dateOf(span.from())
        .datesUntil(dateOf(span.until()).plusDays(1))
        .limit(LONGEST_ABSENCE_IN_DAYS)
        .filter(this::isWorkingDay)
        .flatMap(day -> shift(day, span).stream())
        .toList();
  }

  /** Whether the person works in a span. */
  boolean haveWorkIn(Span span) {
    return !shiftsIn(span).isEmpty();
  }

  /** The last close of work before a moment; the moment itself where the person works then. */
  Instant freeSince(Instant moment) {
    var latest = search(dateOf(moment), -1);
    var day = closesAt(latest).isAfter(moment) ? search(latest.minusDays(1), -1) : latest;
    var closed = closesAt(day);
    return closed.equals(moment) || haveWorkIn(new Span(closed, moment)) ? moment : closed;
  }

  /**
   * A calendar entry as the person means it. One that runs from midnight to midnight in UTC is an
   * all-day entry that was not moved to the person's zone: whole days there.
   */
  Span asMeant(Span entry) {
    return isMidnightInUtc(entry.from()) && isMidnightInUtc(entry.until())
        ? new Span(ownMidnight(entry.from()), ownMidnight(entry.until()))
        : entry;
  }

  private Instant ownMidnight(Instant midnightInUtc) {
    return at(LocalDate.ofInstant(midnightInUtc, ZoneOffset.UTC), LocalTime.MIDNIGHT);
  }

  private static boolean isMidnightInUtc(Instant moment) {
    return LocalTime.ofInstant(moment, ZoneOffset.UTC).equals(LocalTime.MIDNIGHT);
  }

  private Optional<WorkShift> shift(LocalDate day, Span within) {
    var whole = new Span(opensAt(day), closesAt(day));
    return whole.intersection(within).map(common -> new WorkShift(day, common, common.equals(whole)));
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(hours.zone()).toInstant();
  }

  private LocalDate search(LocalDate from, int step) {
    return Stream.iterate(from, day -> day.plusDays(step))
        .limit(LONGEST_BREAK_IN_DAYS)
        .filter(this::isWorkingDay)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no working day in years from " + from));
  }
}
