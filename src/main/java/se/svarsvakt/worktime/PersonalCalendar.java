package se.svarsvakt.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The working days of one person: the days of the week and the hours are their own, the holidays,
 * closed days and short days everybody's. Where their own are unknown or make no sense, those of
 * the organisation count, Monday to Friday.
 */
public final class PersonalCalendar {
  /** Nobody is off for longer; who seems to be would be searched for ever. */
  private static final int LONGEST_BREAK_IN_DAYS = 1_000;

  /** What a calendar shows beyond, an entry without end for example, makes no difference. */
  private static final int LONGEST_ABSENCE_IN_DAYS = 4_000;

  private static final Set<DayOfWeek> ORDINARY_WEEK =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final WorkingCalendar organisation;
  private final ZoneId zone;
  private final Set<DayOfWeek> days;
  private final WorkingHours hours;

  /** A person's days in an organisation. Their zone counts only where their times are known. */
  public PersonalCalendar(PersonalHours own, WorkingCalendar organisation) {
    Optional<WorkingHours> times = own.times();
    ZoneId ownZone = own.zone();
    this.organisation = organisation;
    zone =
        ownZone == null || own.opens() == null || own.closes() == null
            ? organisation.zone()
            : ownZone;
    days = times.isPresent() ? own.days() : ORDINARY_WEEK;
    hours = times.orElse(organisation.hours());
  }

  /** The organisation's own working time. */
  public WorkingCalendar organisation() {
    return organisation;
  }

  /** Whether the person works on that day of the week, and the organisation on that day. */
  public boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek())
        && !organisation.closedDays().contains(day)
        && organisation.holidays().nameOf(day).isEmpty();
  }

  /** The date of a moment where the person is. */
  public LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** When the day's work begins, or would begin were it a working day. */
  public Instant opensAt(LocalDate day) {
    return at(day, hours.opens());
  }

  /** When the day's work ends; earlier on a short day. */
  public Instant closesAt(LocalDate day) {
    return at(
        day,
        Optional.ofNullable(organisation.shortDays().get(day))
            .filter(hours::allowsShortDayUntil)
            .orElse(hours.closes()));
  }

  /** This day, or the first working day after it. */
  public LocalDate sameOrNext(LocalDate day) {
    return search(day, 1);
  }

  /** The latest working days, today among them if it is one, the most recent first. */
  public List<LocalDate> latest(LocalDate today, int count) {
    return Stream.iterate(search(today, -1), day -> search(day.minusDays(1), -1))
        .limit(count)
        .toList();
  }

  /** The working time in a period, by day. */
  public List<WorkShift> shiftsIn(Period period) {
    return dateOf(period.from())
        .datesUntil(dateOf(period.until()).plusDays(1))
        .limit(LONGEST_ABSENCE_IN_DAYS)
        .filter(this::isWorkingDay)
        .flatMap(day -> shift(day, period).stream())
        .toList();
  }

  /** Whether the person works in a period. */
  public boolean haveWorkIn(Period period) {
    return !shiftsIn(period).isEmpty();
  }

  /** The last close of work before a moment; the moment itself where the person works then. */
  public Instant freeSince(Instant moment) {
    var latest = search(dateOf(moment), -1);
    var day = closesAt(latest).isAfter(moment) ? search(latest.minusDays(1), -1) : latest;
    var closed = closesAt(day);
    return closed.equals(moment) || haveWorkIn(new Period(closed, moment)) ? moment : closed;
  }

  /**
   * A calendar entry as the person means it. One that runs from midnight to midnight in UTC is an
   * all-day entry that was not moved to the person's zone: whole days there.
   */
  public Period asMeant(Period entry) {
    return isMidnightInUtc(entry.from()) && isMidnightInUtc(entry.until())
        ? new Period(ownMidnight(entry.from()), ownMidnight(entry.until()))
        : entry;
  }

  private Instant ownMidnight(Instant midnightInUtc) {
    return at(LocalDate.ofInstant(midnightInUtc, ZoneOffset.UTC), LocalTime.MIDNIGHT);
  }

  private static boolean isMidnightInUtc(Instant moment) {
    return LocalTime.ofInstant(moment, ZoneOffset.UTC).equals(LocalTime.MIDNIGHT);
  }

  private Optional<WorkShift> shift(LocalDate day, Period within) {
    var whole = new Period(opensAt(day), closesAt(day));
    return whole
        .intersection(within)
        .map(common -> new WorkShift(day, common, common.equals(whole)));
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private LocalDate search(LocalDate from, int step) {
    return Stream.iterate(from, day -> day.plusDays(step))
        .limit(LONGEST_BREAK_IN_DAYS)
        .filter(this::isWorkingDay)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no working day in years from " + from));
  }
}
