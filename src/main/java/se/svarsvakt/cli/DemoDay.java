package se.svarsvakt.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The day that the demo plays: the last working day on which the reminders of the morning and the
 * last call of the afternoon have their time.
 *
 * @param calendar the town's working days
 * @param real when the demo was started
 * @param now what the demo's clock shows then
 */
record DemoDay(WorkingCalendar calendar, Instant real, Instant now) {
  private static final LocalTime MORNING = LocalTime.of(8, 31);
  private static final LocalTime LAST_CALL = LocalTime.of(15, 1);
  private static final LocalTime AFTERNOON = LocalTime.of(15, 5);

  /** The moment itself if people are at work then and it is late enough; else 15:05 before it. */
  static DemoDay at(Instant real, WorkingCalendar calendar) {
    LocalDate today = calendar.dateOf(real);
    boolean late = calendar.isWorkingDay(today) && !real.isBefore(calendar.at(today, AFTERNOON));
    if (late && calendar.isWorkingTime(real)) {
      return new DemoDay(calendar, real, real);
    }
    LocalDate day = late ? today : calendar.previousWorkingDay(today);
    return new DemoDay(calendar, real, calendar.at(day, AFTERNOON));
  }

  /** The moments of the passes that show the day, in order. */
  List<Instant> passes() {
    LocalDate day = calendar.dateOf(now);
    return List.of(calendar.at(day, MORNING), calendar.at(day, LAST_CALL), now);
  }

  /** Says that the demo's clock shows another time, where it does. */
  Optional<String> note() {
    if (now.equals(real)) {
      return Optional.empty();
    }
    return Optional.of(
        "It is %s: the demo's clock shows %s and runs on from there."
            .formatted(format("EEEE HH:mm", real), format("EEE d MMM HH:mm", now)));
  }

  private String format(String pattern, Instant moment) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(calendar.zone())
        .format(moment);
  }
}
