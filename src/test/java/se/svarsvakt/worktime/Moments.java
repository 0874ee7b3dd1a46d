package se.svarsvakt.worktime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Local Swedish times for tests, and the calendar that they are read by. */
final class Moments {
  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  static final WorkingCalendar SWEDISH = WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());

  private Moments() {}

  static Instant local(String dateTime) {
    return LocalDateTime.parse(dateTime).atZone(STOCKHOLM).toInstant();
  }
}
