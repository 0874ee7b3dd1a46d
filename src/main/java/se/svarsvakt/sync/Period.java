package se.svarsvakt.sync;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param until the first instant after it; later than {@code from}
 */
public record Period(Instant from, Instant until) implements Comparable<Period> {
  /** Refuses a period without length. */
  public Period {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("a period ends after it begins");
    }
  }

  /** Whether the instant lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  @Override
  public int compareTo(Period other) {
    int first = from.compareTo(other.from);
    return first != 0 ? first : until.compareTo(other.until);
  }
}
