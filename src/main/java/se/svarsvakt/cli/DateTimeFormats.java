package se.svarsvakt.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments as people write them on the command line, and as the output shows them. */
final class DateTimeFormats {
  private DateTimeFormats() {}

  /** Reads ISO-8601; without an offset it is a time in the policy's zone. */
  static Instant parse(String text, ZoneId zone) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return parseLocal(text, zone);
    }
  }

  private static Instant parseLocal(String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new WrongUse("--as-of", text, "a moment such as 2026-11-23T08:30:00+01:00");
    }
  }

  /** As RFC 3339 wants it: seconds always, and the offset of the zone. */
  static String iso(Instant moment, ZoneId zone) {
    OffsetDateTime local = moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
  }
}
