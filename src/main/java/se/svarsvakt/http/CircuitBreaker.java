package se.svarsvakt.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Stops asking once several requests in a row have failed, for a while or for good: each of them
 * takes its time, and whoever waits behind them would be served too late by any other way. After
 * the pause the count begins anew. Safe for use by several threads.
 */
public final class CircuitBreaker {
  private final int enough;
  private final Duration pause;
  private final Clock clock;
  private int inARow;
  private Instant until = Instant.MIN;

  /**
   * Closed, that is, asking.
   *
   * @param enough after how many failures in a row it opens
   * @param pause how long it stays open
   */
  public CircuitBreaker(int enough, Duration pause, Clock clock) {
    this.enough = enough;
    this.pause = pause;
    this.clock = clock;
  }

  /** One that never closes again: time stands still for it. */
  public static CircuitBreaker forGood(int enough) {
    return new CircuitBreaker(
        enough, Duration.ofDays(1), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** Whether nothing is to be asked now. */
  public synchronized boolean isOpen() {
    return clock.instant().isBefore(until);
  }

  /** Takes note of an answer. */
  public synchronized void succeeded() {
    inARow = 0;
  }

  /** Takes note of a failure. */
  public synchronized void failed() {
    inARow++;
    if (inARow >= enough) {
      until = clock.instant().plus(pause);
      inARow = 0;
    }
  }
}
