package se.svarsvakt.teams;

import java.time.Duration;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RateLimits;
import se.svarsvakt.http.Sleeper;

/**
 * How fast one way to people may be used: no faster than its limits, and not at all for as long as
 * Graph asks for a pause.
 *
 * @param rates its limits
 * @param longest whoever would wait longer comes back in a later pass
 * @param sleeper lets time pass
 */
record Pace(RateLimits rates, Duration longest, Sleeper sleeper) {
  /** Where Graph refuses and does not say for how long. */
  private static final Duration USUAL = Duration.ofSeconds(5);

  private static final Duration LONGEST_REST = Duration.ofHours(1);

  /** Waits for the next turn; false where it is too far away, or the program is stopped. */
  boolean await() {
    try {
      return rates.await(longest, sleeper);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whoever is refused once more is told so anew. */
  void begin() {
    rates.endRest(longest);
  }

  /** Takes note of an answer that asks for a pause. */
  HttpResult noted(HttpResult result) {
    if (result instanceof HttpResult.Completed(JsonAnswer answer)
        && (answer.status() == 429 || answer.status() == 503)) {
      Duration asked = answer.retryAfter().orElse(USUAL);
      rates.rest(asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST);
    }
    return result;
  }
}
