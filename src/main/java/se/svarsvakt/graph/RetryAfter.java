package se.svarsvakt.graph;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Retry-After header in its form of seconds, fractions included; Graph does not send dates. */
final class RetryAfter {
  private RetryAfter() {}

  static Optional<Duration> parse(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      double seconds = Double.parseDouble(value.strip());
      boolean usable = seconds >= 0 && seconds < 1e6;
      return usable ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
