package se.svarsvakt.worktime;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When one person works, as their mailbox settings say, sensible or not.
 *
 * @param zone the zone that their days and times are local to; null where unknown
 * @param days the days of the week that they work; empty where unknown
 * @param opens when their work begins; null where unknown
 * @param closes when it ends; null where unknown
 */
public record PersonalHours(
    @Nullable ZoneId zone,
    Set<DayOfWeek> days,
    @Nullable LocalTime opens,
    @Nullable LocalTime closes) {
  /** Nothing is known. */
  public static final PersonalHours UNKNOWN = new PersonalHours(null, Set.of(), null, null);

  /** Keeps a copy. */
  public PersonalHours {
    days = Set.copyOf(days);
  }

  /** The times of day; empty where they are unknown, or make no sense as at night. */
  Optional<WorkingHours> times() {
    return opens == null || closes == null || days.isEmpty() || !opens.isBefore(closes)
        ? Optional.empty()
        : Optional.of(new WorkingHours(opens, closes));
  }
}
