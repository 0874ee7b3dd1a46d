package se.svarsvakt.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An organisation's working time: which days are worked, from when to when, and the deadlines that
 * follow (docs/how-it-judges.md 1).
 *
 * <p>A working day is not a Saturday or Sunday, not a holiday and not a closed day. Days and times
 * of day are local to the zone; instants are computed from them, so that a day with a change to or
 * from summer time has the right ones.
 *
 * @param zone where the days begin and end
 * @param hours the ordinary working hours
 * @param holidays the days off that have a name
 * @param closedDays the organisation's own days off
 * @param shortDays working days that end early, each with its end
 */
public record WorkingCalendar(
    ZoneId zone,
    WorkingHours hours,
    Holidays holidays,
    Set<LocalDate> closedDays,
    Map<LocalDate, LocalTime> shortDays) {

  /**
   * No calendar of people has so many days off in a row; one that does would be searched for ever.
   */
  private static final int LONGEST_BREAK_IN_DAYS = 1_000;

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /**
   * Keeps its own copies; refuses a short day that ends before it begins or after an ordinary one.
   */
  public WorkingCalendar {
    closedDays = Set.copyOf(closedDays);
    shortDays = Map.copyOf(shortDays);
    for (var day : shortDays.entrySet()) {
      if (!hours.allowsShortDayUntil(day.getValue())) {
        throw new IllegalArgumentException(
            "the short day " + day.getKey() + " must end within the working hours " + hours);
      }
    }
  }

  /** A calendar with ordinary hours and no days off but weekends and holidays. */
  public static WorkingCalendar of(ZoneId zone, Holidays holidays) {
    return new WorkingCalendar(zone, WorkingHours.ORDINARY, holidays, Set.of(), Map.of());
  }

  /**
   * The end of working hours on the n-th working day strictly after the local date of receipt; for
   * {@code workingDays} 0 the day of receipt itself, or the next working day if it is none or is
   * over. Skipped are the days off strictly between the two.
   *
   * @throws IllegalArgumentException if {@code workingDays} is negative
   */
  public DueDate due(Instant received, int workingDays) {
    var receiptDay = dateOf(received);
    var dueDay = workingDays == 0 ? dayStillWorked(received) : plusDays(receiptDay, workingDays);
    return dueDate(dueDay, receiptDay.plusDays(1));
  }

  private LocalDate dayStillWorked(Instant received) {
    LocalDate day = dateOf(received);
    return isWorkingDay(day) && received.isBefore(closesAt(day)) ? day : nextWorkingDay(day);
  }

  /** The end of working hours on this day, or on the next working day if it is none. */
  public DueDate dueOn(LocalDate day) {
    return dueDate(sameOrNextWorkingDay(day), day);
  }

  private DueDate dueDate(LocalDate day, LocalDate firstSkipped) {
    var between =
        firstSkipped.isBefore(day) ? firstSkipped.datesUntil(day) : Stream.<LocalDate>of();
    var skipped =
        between.flatMap(date -> dayOff(date).map(why -> new SkippedDay(date, why)).stream());
    return new DueDate(closesAt(day), day, skipped.toList());
  }

  /**
   * The same time of day this many working days later. A moment on a day off counts as the opening
   * of the next working day.
   *
   * @throws IllegalArgumentException if {@code workingDays} is negative
   */
  public Instant plusWorkingDays(Instant from, int workingDays) {
    var local = from.atZone(zone);
    var day = local.toLocalDate();
    if (!isWorkingDay(day)) {
      return plusWorkingDays(opensAt(nextWorkingDay(day)), workingDays);
    }
    return workingDays == 0 ? from : at(plusDays(day, workingDays), local.toLocalTime());
  }

  /**
   * The moment from which this much working time passes until {@code until}: two working hours
   * before Monday 09:00 is Friday 16:00.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public Instant minusWorkingTime(Instant until, Duration workingTime) {
    if (workingTime.isNegative()) {
      throw new IllegalArgumentException("working time must not be negative: " + workingTime);
    }
    var date = dateOf(until);
    var begun = isWorkingDay(date) && !until.isBefore(opensAt(date));
    var day = begun ? date : previousWorkingDay(date);
    var end = until.isBefore(closesAt(day)) ? until : closesAt(day);
    var left = workingTime;
    while (left.compareTo(Duration.between(opensAt(day), end)) > 0) {
      left = left.minus(Duration.between(opensAt(day), end));
      day = previousWorkingDay(day);
      end = closesAt(day);
    }
    return end.minus(left);
  }

  /** How much working time lies between two moments; none where the second is not later. */
  public Duration workingTime(Instant from, Instant until) {
    var total = Duration.ZERO;
    for (var day = dateOf(from);
        !at(day, LocalTime.MIDNIGHT).isAfter(until);
        day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        var begins = from.isAfter(opensAt(day)) ? from : opensAt(day);
        var ends = until.isBefore(closesAt(day)) ? until : closesAt(day);
        total = begins.isBefore(ends) ? total.plus(Duration.between(begins, ends)) : total;
      }
    }
    return total;
  }

  /** How many working days there are after the first day, up to and including the other. */
  public int workingDaysAfter(LocalDate first, LocalDate last) {
    int days = 0;
    for (var day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      days += isWorkingDay(day) ? 1 : 0;
    }
    return days;
  }

  /** Whether people work on this day. */
  public boolean isWorkingDay(LocalDate day) {
    return dayOff(day).isEmpty();
  }

  /** The first working day strictly after this day. */
  public LocalDate nextWorkingDay(LocalDate day) {
    return firstWorkingDay(day.plusDays(1), 1);
  }

  /** The last working day strictly before this day. */
  public LocalDate previousWorkingDay(LocalDate day) {
    return firstWorkingDay(day.minusDays(1), -1);
  }

  /** Whether people work at this moment: a working day, from its opening to just before its end. */
  public boolean isWorkingTime(Instant moment) {
    var day = dateOf(moment);
    return isWorkingDay(day) && !moment.isBefore(opensAt(day)) && moment.isBefore(closesAt(day));
  }

  /** When working hours begin, or would begin were it a working day. */
  public Instant opensAt(LocalDate day) {
    return at(day, hours.opens());
  }

  /** When working hours end, or would end were it a working day; earlier on a short day. */
  public Instant closesAt(LocalDate day) {
    return at(day, shortDays.getOrDefault(day, hours.closes()));
  }

  /** The local date of a moment. */
  public LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** The moment of a local time; one that a change to summer time skips is as much later. */
  public Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private LocalDate sameOrNextWorkingDay(LocalDate day) {
    return isWorkingDay(day) ? day : nextWorkingDay(day);
  }

  private LocalDate plusDays(LocalDate day, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("working days must not be negative: " + workingDays);
    }
    return Stream.iterate(day, this::nextWorkingDay).skip(workingDays).findFirst().orElseThrow();
  }

  private LocalDate firstWorkingDay(LocalDate from, int step) {
    return Stream.iterate(from, day -> day.plusDays(step))
        .limit(LONGEST_BREAK_IN_DAYS)
        .filter(this::isWorkingDay)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no working day in years from " + from));
  }

  /** Why nobody works on this day; empty for a working day. */
  private Optional<String> dayOff(LocalDate day) {
    return holidays
        .nameOf(day)
        .or(
            () ->
                WEEKEND.contains(day.getDayOfWeek()) ? Optional.of(english(day)) : Optional.empty())
        .or(() -> closedDays.contains(day) ? Optional.of(SkippedDay.CLOSED_DAY) : Optional.empty());
  }

  private static String english(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
