package se.svarsvakt.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments as people write them on the command line, and as the output shows them. */
final class DateTimeFormats {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final int YEARS_AHEAD = 5;

  private DateTimeFormats() {}

  /**
   * Reads ISO-8601; without an offset it is a time in the policy's zone.
   *
   * @throws WrongUse if it is no moment, or one that no mail has: not from 2000 to five years ahead
   */
  static Instant parse(String text, ZoneId zone, Clock clock) {
    Instant read = parse(text, zone);
    Instant latest = clock.instant().atZone(zone).plusYears(YEARS_AHEAD).toInstant();
    if (read.isBefore(EARLIEST) || read.isAfter(latest)) {
      throw new WrongUse(
          "--as-of", text, "a moment from 2000-01-01 to " + YEARS_AHEAD + " years ahead is needed");
    }
    return read;
  }

  private static Instant parse(String text, ZoneId zone) {
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
