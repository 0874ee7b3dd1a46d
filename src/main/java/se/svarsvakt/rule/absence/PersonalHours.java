package se.svarsvakt.rule.absence;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * When one person works, as their mailbox settings say. Holidays and the organisation's closed days
 * are days off for everybody.
 *
 * @param zone the zone that their days and times are local to
 * @param days the days of the week that they work, at least one
 * @param opens when their work begins
 * @param closes when it ends, later than {@code opens} on the same day
 */
public record PersonalHours(ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
  private static final Set<DayOfWeek> ORDINARY_WEEK =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  /** Refuses a week without working days, and hours that end before they begin. */
  public PersonalHours {
    days = Set.copyOf(days);
    if (!areSound(days, opens, closes)) {
      throw new IllegalArgumentException(
          "working hours need a day, and must open before they close");
    }
  }

  /** The hours of the organisation, Monday to Friday. */
  public static PersonalHours of(WorkingCalendar calendar) {
    var hours = calendar.hours();
    return new PersonalHours(calendar.zone(), ORDINARY_WEEK, hours.opens(), hours.closes());
  }

  /**
   * These hours, or those of the organisation in the same zone where these make no sense: no day,
   * or an end that is not after the beginning, as at night.
   */
  public static PersonalHours soundOr(
      WorkingCalendar ordinary, ZoneId zone, Set<DayOfWeek> days, Times times) {
    var fallback = of(ordinary);
    return areSound(days, times.opens(), times.closes())
        ? new PersonalHours(zone, days, times.opens(), times.closes())
        : new PersonalHours(zone, fallback.days, fallback.opens, fallback.closes);
  }

  private static boolean areSound(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    return !days.isEmpty() && opens.isBefore(closes);
  }

  /**
   * Times of day as somebody set them, sound or not.
   *
   * @param opens when work begins
   * @param closes when it ends
   */
  public record Times(LocalTime opens, LocalTime closes) {}
}
