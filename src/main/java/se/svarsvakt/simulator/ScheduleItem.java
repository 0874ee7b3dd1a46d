package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.List;

/**
 * Time in a mailbox's calendar.
 *
 * @param status {@code free}, {@code tentative}, {@code busy}, {@code oof} or {@code
 *     workingElsewhere}
 * @param start its begin
 * @param end after the start
 */
public record ScheduleItem(String status, Instant start, Instant end) {
  private static final List<String> DIGITS =
      List.of("free", "tentative", "busy", "oof", "workingElsewhere");

  /** Refuses an unknown status and an end that is not after the start. */
  public ScheduleItem {
    if (!DIGITS.contains(status) || !end.isAfter(start)) {
      throw new IllegalArgumentException("a calendar entry needs a known status and a length");
    }
  }

  /** Time away. */
  public static ScheduleItem outOfOffice(Instant start, Instant end) {
    return new ScheduleItem("oof", start, end);
  }

  /** The digit in getSchedule's availability view: 0 free to 4 elsewhere. */
  int digit() {
    return DIGITS.indexOf(status);
  }

  boolean overlaps(Instant from, Instant to) {
    return start.isBefore(to) && end.isAfter(from);
  }
}
