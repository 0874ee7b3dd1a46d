package se.svarsvakt.graph;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How many batches may be on their way at once. It is found out: more and more until Graph says
 * that it is too much, then half as many, and from there one more for each round that went well
 * (additive increase, multiplicative decrease, as TCP does; Chiu and Jain 1989). While Graph asks
 * for a pause none is sent. Not safe for use by several threads: {@link Batcher} holds its lock.
 */
final class BatchFlow {
  private static final int FIRST = 4;

  /**
   * Graph takes 130,000 requests in ten seconds of one app, over all its tenants (Graph docs,
   * throttling limits, Outlook).
   */
  static final int MOST_IN_A_SECOND = 12_000;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int most;
  private final Duration longestPause;
  private final Ticker nanos;
  private int mostInSecond = MOST_IN_A_SECOND;
  private double limit;
  private boolean searching = true;
  private int cuts;
  private long pausedUntil;
  private long secondBegan;
  private int inSecond;

  /**
   * From a few batches.
   *
   * @param most how many at once at most, from 1
   * @param longestPause the longest that all wait for; whoever is asked for more gives up, and a
   *     later pass asks again
   * @param nanos the time that passes
   */
  BatchFlow(int most, Duration longestPause, Ticker nanos) {
    this.most = most;
    this.longestPause = longestPause;
    this.nanos = nanos;
    this.limit = Math.min(FIRST, most);
    this.pausedUntil = nanos.read();
    this.secondBegan = nanos.read();
  }

  /** How many may be on their way now. */
  int limit() {
    return (int) limit;
  }

  /** Shares what Graph takes of one app with the other nodes that ask it. */
  void share(int nodes) {
    mostInSecond = Math.max(Batcher.LARGEST, MOST_IN_A_SECOND / nodes);
  }

  /** How long none may be sent; zero where one may be. */
  Duration pause(int requests) {
    long now = nanos.read();
    if (now - secondBegan >= SECOND) {
      secondBegan = now;
      inSecond = 0;
    }
    long wait = Math.max(0, pausedUntil - now);
    if (inSecond + requests > mostInSecond) {
      wait = Math.max(wait, secondBegan + SECOND - now);
    }
    return Duration.ofNanos(wait);
  }

  /**
   * One is sent.
   *
   * @return when, to be told to {@link #wentWell} or {@link #tooMuch}
   */
  int sent(int requests) {
    inSecond += requests;
    return cuts;
  }

  /** One that was sent when there was no further place came back. */
  void wentWell(int when) {
    if (when == cuts) {
      limit = Math.min(most, limit + (searching ? 1 : 1 / limit));
    }
  }

  /** Graph refused one as too much; what was sent before the latest such answer says nothing. */
  void tooMuch(int when, Duration pause) {
    if (pause.compareTo(longestPause) <= 0) {
      pausedUntil = Math.max(pausedUntil, nanos.read() + pause.toNanos());
    }
    if (when == cuts) {
      cuts++;
      searching = false;
      limit = Math.max(1, limit / 2);
    }
  }
}
