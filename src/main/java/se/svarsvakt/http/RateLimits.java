package se.svarsvakt.http;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next request may go, so that no more go than some limits allow, each in any span of
 * its length (a sliding window). Safe for use by several threads.
 */
public final class RateLimits {
  private final List<Limit> limits;
  private final Ticker ticker;
  private final Duration memory;
  private final List<Long> turns = new ArrayList<>();
  private @Nullable Long restsUntil;
  private long rests;

  /**
   * How many requests may go.
   *
   * @param requests at least 1
   * @param within in any span of this length
   */
  public record Limit(int requests, Duration within) {
    /** Refuses a limit that lets nothing pass, or everything. */
    public Limit {
      if (requests < 1 || !within.isPositive()) {
        throw new IllegalArgumentException("a limit is at least one request in a span of time");
      }
    }
  }

  /**
   * With nothing sent yet.
   *
   * @param ticker a clock that never goes back, in nanoseconds
   */
  public RateLimits(Ticker ticker, Limit... limits) {
    this.ticker = ticker;
    this.limits = List.of(limits);
    this.memory =
        this.limits.stream().map(Limit::within).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /**
   * Takes the next turn.
   *
   * @param longest a turn that is further away is not taken
   * @return how long it is until then; empty where it is further away
   */
  public synchronized Optional<Duration> turn(Duration longest) {
    long now = ticker.read();
    forgetBefore(now - memory.toNanos());
    long at = restsUntil == null ? now : Math.max(now, restsUntil);
    for (Limit limit : limits) {
      int first = turns.size() - limit.requests();
      if (first >= 0) {
        at = Math.max(at, turns.get(first) + limit.within().toNanos());
      }
    }
    Duration wait = Duration.ofNanos(at - now);
    if (wait.compareTo(longest) > 0) {
      return Optional.empty();
    }
    turns.add(at);
    return Optional.of(wait);
  }

  /**
   * No further turn comes before that time is over, for the other side asked for that; whoever
   * waits for one takes another.
   */
  public synchronized void rest(Duration time) {
    long until = ticker.read() + time.toNanos();
    if (restsUntil == null || until > restsUntil) {
      restsUntil = until;
      rests++;
    }
  }

  /** A rest of which more than that is left is over: the other side is asked again. */
  public synchronized void endRest(Duration longest) {
    if (restsUntil != null && restsUntil - ticker.read() > longest.toNanos()) {
      restsUntil = null;
    }
  }

  /**
   * Takes the next turn and waits for it; where a rest began meanwhile, for another one.
   *
   * @param longest a turn that is further away is not taken
   * @return whether there was one
   */
  public boolean await(Duration longest, Sleeper sleeper) throws InterruptedException {
    long until = ticker.read() + longest.toNanos();
    long known;
    do {
      known = rests();
      Optional<Duration> wait = turn(Duration.ofNanos(until - ticker.read()));
      if (wait.isEmpty()) {
        return false;
      }
      if (wait.get().isPositive()) {
        sleeper.sleep(wait.get());
      }
    } while (rests() > known);
    return true;
  }

  /** How often a longer rest was asked for. */
  private synchronized long rests() {
    return rests;
  }

  private void forgetBefore(long moment) {
    int old = 0;
    while (old < turns.size() && turns.get(old) <= moment) {
      old++;
    }
    turns.subList(0, old).clear();
  }
}
