package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param until the first moment after it, later than {@code from}
 */
public record Span(Instant from, Instant until) {
  /** Refuses a stretch that ends before it begins, or at once. */
  public Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a span must end after it begins");
    }
  }

  /** Whether the moment lies in it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  /** Whether the whole of the other lies in it. */
  public boolean covers(Span other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** Whether the two have a moment in common. */
  public boolean overlaps(Span other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** What the two have in common; empty where they do not overlap. */
  public Optional<Span> intersection(Span other) {
    return overlaps(other)
        ? Optional.of(new Span(later(from, other.from), earlier(until, other.until)))
        : Optional.empty();
  }

  /** What of it is left from a moment on; empty where it is over by then. */
  Optional<Span> leftAt(Instant now) {
    return now.isBefore(until) ? Optional.of(new Span(later(from, now), until)) : Optional.empty();
  }

  /** The shortest span that holds both. */
  Span with(Span other) {
    return new Span(earlier(from, other.from), later(until, other.until));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
