package se.svarsvakt.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Retry-After header (RFC 9110, 10.2.3): seconds, fractions included, or a date. */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @param value the header; null where there is none
   * @param date the answer's Date header, which a date is counted from; null where there is none
   */
  public static Optional<Duration> parse(@Nullable String value, @Nullable String date) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      double seconds = Double.parseDouble(value.strip());
      boolean usable = seconds >= 0 && seconds < 1e6;
      return usable ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
    } catch (NumberFormatException e) {
      return date == null ? Optional.empty() : between(date, value);
    }
  }

  private static Optional<Duration> between(String from, String until) {
    try {
      return Optional.of(Duration.between(instant(from), instant(until)))
          .filter(pause -> !pause.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String date) {
    return ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
