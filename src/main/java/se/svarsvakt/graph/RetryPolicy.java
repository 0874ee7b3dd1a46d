package se.svarsvakt.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Decides whether a request that failed for a passing reason is asked again, and when
 * (docs/graph-notes.md 3: Retry-After, else exponential backoff).
 *
 * @param attempts how often a request is sent at most, the first time included
 * @param firstPause the pause before the second attempt; each further one is twice as long
 * @param longestPause a Retry-After beyond this ends the attempts: a later scan tries again
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
  /** Six attempts over about fifteen seconds, and up to two minutes where Graph asks for it. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(6, Duration.ofMillis(500), Duration.ofMinutes(2));

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);

  /** Refuses fewer than one attempt and negative pauses. */
  public RetryPolicy {
    if (attempts < 1 || firstPause.isNegative() || longestPause.isNegative()) {
      throw new IllegalArgumentException("attempts from 1, pauses not negative");
    }
  }

  /** Whether the service turned a request away before it did anything. */
  static boolean wasNotTaken(int status) {
    return NOT_TAKEN.contains(status);
  }

  /** The pause before the next attempt; empty where there is none. */
  Optional<Duration> pauseAfter(int attempt, GraphAnswer answer, RandomGenerator random) {
    return PASSING.contains(answer.status())
        ? pause(attempt, answer.wantsPause().orElse(Duration.ZERO), random)
        : Optional.empty();
  }

  /**
   * The pause after an attempt that failed for a passing reason; empty where there is no further.
   *
   * @param attempt the attempt that failed, from 1
   * @param asked how long the service asks to wait; zero where it does not say
   * @param random spreads the pauses of those who failed together
   */
  public Optional<Duration> pause(int attempt, Duration asked, RandomGenerator random) {
    if (attempt >= attempts || asked.compareTo(longestPause) > 0) {
      return Optional.empty();
    }
    Duration own = backoff(attempt, random);
    return Optional.of(asked.compareTo(own) > 0 ? asked : own);
  }

  /** The pause after an attempt that got no answer at all; empty where there is no further one. */
  Optional<Duration> pauseAfterSilence(int attempt, RandomGenerator random) {
    return pause(attempt, Duration.ZERO, random);
  }

  private Duration backoff(int attempt, RandomGenerator random) {
    long millis = firstPause.toMillis() << Math.min(attempt - 1, 10);
    return Duration.ofMillis(millis / 2 + (millis > 1 ? random.nextLong(millis / 2 + 1) : 0));
  }
}
