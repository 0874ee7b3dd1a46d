package se.svarsvakt.worktime;

import java.time.LocalTime;

/**
 * The hours of an ordinary working day, in local time.
 *
 * @param opens when work begins
 * @param closes when work ends, later than {@code opens} on the same day
 */
public record WorkingHours(LocalTime opens, LocalTime closes) {
  /** 08:00 to 17:00 (docs/how-it-judges.md 1). */
  public static final WorkingHours ORDINARY =
      new WorkingHours(LocalTime.of(8, 0), LocalTime.of(17, 0));

  /** Refuses hours that end before they begin, or at once. */
  public WorkingHours {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException(
          "working hours must open before they close, not " + opens + " to " + closes);
    }
  }

  /** Whether this time of day lies in them: from the opening to just before the end. */
  public boolean include(LocalTime time) {
    return !time.isBefore(opens) && time.isBefore(closes);
  }

  /** Whether work that begins at {@code opens} may end at this time on a short day. */
  public boolean allowsShortDayUntil(LocalTime end) {
    return end.isAfter(opens) && !end.isAfter(closes);
  }
}
