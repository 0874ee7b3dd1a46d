package se.svarsvakt.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.worktime.HolidayRegion;
import se.svarsvakt.worktime.WorkingCalendar;
import se.svarsvakt.worktime.WorkingHours;

/**
 * When an organisation works (docs/how-it-judges.md 1).
 *
 * @param zone the zone that days and times are local to
 * @param region whose public holidays are days off
 * @param hours the ordinary working hours
 * @param closedDays the organisation's own days off
 * @param shortDays working days that end early, each with its end
 */
public record WorkingTimePolicy(
    ZoneId zone,
    HolidayRegion region,
    WorkingHours hours,
    Set<LocalDate> closedDays,
    Map<LocalDate, LocalTime> shortDays) {
  /** 08:00 to 17:00 in Sweden, without days off of one's own. */
  public static final WorkingTimePolicy ORDINARY =
      new WorkingTimePolicy(
          ZoneId.of("Europe/Stockholm"),
          HolidayRegion.SWEDEN,
          WorkingHours.ORDINARY,
          Set.of(),
          Map.of());

  /** Keeps its own copies; refuses a short day that ends outside the working hours. */
  public WorkingTimePolicy {
    closedDays = Set.copyOf(closedDays);
    shortDays = Map.copyOf(shortDays);
    if (!shortDays.values().stream().allMatch(hours::allowsShortDayUntil)) {
      throw new IllegalArgumentException("a short day must end within the working hours " + hours);
    }
  }

  /** The calendar of these days and hours, with the holidays of the region; cheap to ask for. */
  WorkingCalendar calendar() {
    return new WorkingCalendar(zone, hours, region.holidays(), closedDays, shortDays);
  }
}
