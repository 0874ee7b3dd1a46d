package se.svarsvakt.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Decides whether a request that failed for a passing reason is sent again, and when: after what
 * the system asks for (Retry-After), and never sooner than after a pause that doubles.
 *
 * @param attempts how often a request is sent at most, the first time included
 * @param firstPause the pause before the second attempt; each further one is twice as long
 * @param longestPause a Retry-After beyond this ends the attempts: a later pass asks again
 * @param passing the HTTP statuses that another attempt may better
 */
public record RetryPolicy(
    int attempts, Duration firstPause, Duration longestPause, Set<Integer> passing) {
  /** The statuses that pass by themselves, as a rule. */
  public static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  /** Those of a system that turned a request away before it did anything. */
  private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);

  /** Refuses fewer than one attempt and negative pauses. */
  public RetryPolicy {
    if (attempts < 1 || firstPause.isNegative() || longestPause.isNegative()) {
      throw new IllegalArgumentException("attempts from 1, pauses not negative");
    }
    passing = Set.copyOf(passing);
  }

  /** With the statuses that pass as a rule. */
  public RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
    this(attempts, firstPause, longestPause, PASSING);
  }

  /** The same for what cannot wait: three attempts at most, and no pause beyond that. */
  public RetryPolicy within(Duration pause) {
    Duration longest = longestPause.compareTo(pause) < 0 ? longestPause : pause;
    Duration first = firstPause.compareTo(longest) < 0 ? firstPause : longest;
    return new RetryPolicy(Math.min(attempts, 3), first, longest, passing);
  }

  /** What a second attempt may do. */
  public enum Repeat {
    /** No harm, whatever came of the first. */
    HARMLESS,
    /** Harm, unless the first was not sent or was refused. */
    UNLESS_DONE,
    /** Harm, unless the system said that it did not take the first. */
    IF_NOT_TAKEN
  }

  /** Lets a pause pass. */
  @FunctionalInterface
  public interface Waiting {
    /** Returns when it is over; it is told after what. */
    void pause(Duration time, HttpResult after) throws InterruptedException;
  }

  /** Makes attempts until one is good enough, or the last; the calling thread waits between. */
  public HttpResult run(Supplier<HttpResult> attempt, Repeat repeat, Waiting waiting)
      throws InterruptedException {
    for (int made = 1; ; made++) {
      HttpResult result = attempt.get();
      Optional<Duration> pause = pauseAfter(made, result, repeat);
      if (pause.isEmpty()) {
        return result;
      }
      waiting.pause(pause.get(), result);
    }
  }

  /**
   * The pause after an attempt; empty where there is no further one.
   *
   * @param made how many attempts were made, from 1
   */
  Optional<Duration> pauseAfter(int made, HttpResult result, Repeat repeat) {
    Duration asked =
        result instanceof HttpResult.Completed(JsonAnswer answer)
            ? answer.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    if (made >= most(result)
        || !isWorthwhile(result, repeat)
        || asked.compareTo(longestPause) > 0) {
      return Optional.empty();
    }
    Duration own = backoff(made, RandomGenerator.getDefault());
    return Optional.of(asked.compareTo(own) > 0 ? asked : own);
  }

  /**
   * What took too long is tried once more: each attempt holds up whoever waits for it. Whoever
   * answers with something else than was asked for seldom does better a moment later.
   */
  private int most(HttpResult result) {
    return switch (result) {
      case HttpResult.Lost lost when lost.isLate() -> Math.min(attempts, 2);
      case HttpResult.Garbled _ -> Math.min(attempts, 3);
      case HttpResult.Completed _, HttpResult.NotSent _, HttpResult.Lost _ -> attempts;
    };
  }

  private boolean isWorthwhile(HttpResult result, Repeat repeat) {
    return switch (result) {
      case HttpResult.Completed(JsonAnswer answer) ->
          (repeat == Repeat.IF_NOT_TAKEN ? NOT_TAKEN : passing).contains(answer.status());
      case HttpResult.NotSent(Exception _, boolean soon) -> soon && repeat != Repeat.IF_NOT_TAKEN;
      case HttpResult.Garbled garbled -> garbled.passing() && repeat == Repeat.HARMLESS;
      case HttpResult.Lost _ -> repeat == Repeat.HARMLESS;
    };
  }

  /** Between half and all of it, so that those who failed together do not come back together. */
  private Duration backoff(int made, RandomGenerator random) {
    long millis = firstPause.toMillis() << Math.min(made - 1, 10);
    return Duration.ofMillis(millis / 2 + (millis > 1 ? random.nextLong(millis / 2 + 1) : 0));
  }
}
