package se.svarsvakt.worktime;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param until the first moment after it, later than {@code from}
 */
public record Period(Instant from, Instant until) implements Comparable<Period> {
  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::from).thenComparing(Period::until);

  /** Refuses a period that ends before it begins, or at once. */
  public Period {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a period must end after it begins");
    }
  }

  /** Whether the moment lies in it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  /** Whether the whole of the other lies in it. */
  public boolean covers(Period other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** Whether the two have a moment in common. */
  public boolean overlaps(Period other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** What the two have in common; empty where they do not overlap. */
  public Optional<Period> intersection(Period other) {
    return overlaps(other)
        ? Optional.of(new Period(later(from, other.from), earlier(until, other.until)))
        : Optional.empty();
  }

  /** What of it is left from a moment on; empty where it is over by then. */
  public Optional<Period> leftAt(Instant now) {
    return now.isBefore(until)
        ? Optional.of(new Period(later(from, now), until))
        : Optional.empty();
  }

  /** The shortest period that holds both. */
  public Period with(Period other) {
    return new Period(earlier(from, other.from), later(until, other.until));
  }

  /** The one that begins first comes first; of those, the one that ends first. */
  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
