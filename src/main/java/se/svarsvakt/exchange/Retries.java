package se.svarsvakt.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a question that failed for a passing reason is asked again, and when.
 *
 * @param attempts how often it is asked at most, the first time included
 * @param firstPause the pause before the second attempt; each further one is twice as long
 * @param longestPause a Retry-After beyond this ends the attempts: a later pass asks again
 */
record Retries(int attempts, Duration firstPause, Duration longestPause) {
  static final Retries DEFAULT = new Retries(4, Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  static boolean isPassing(int status) {
    return PASSING.contains(status);
  }

  /**
   * The pause after an attempt that failed for a passing reason; empty where there is no further.
   *
   * @param attempt the attempt that failed, from 1
   * @param retryAfter the header in seconds (RFC 9110, 10.2.3); one with a date is not understood
   *     and counts as none
   */
  Optional<Duration> pauseAfter(int attempt, String retryAfter) {
    Duration own = firstPause.multipliedBy(1L << Math.min(attempt - 1, 10));
    Duration asked = seconds(retryAfter);
    Duration pause = asked.compareTo(own) > 0 ? asked : own;
    return attempt >= attempts || asked.compareTo(longestPause) > 0
        ? Optional.empty()
        : Optional.of(pause);
  }

  private static Duration seconds(String retryAfter) {
    try {
      double seconds = Double.parseDouble(retryAfter.strip());
      return seconds > 0 && seconds < 1e6
          ? Duration.ofMillis((long) Math.ceil(seconds * 1_000))
          : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
