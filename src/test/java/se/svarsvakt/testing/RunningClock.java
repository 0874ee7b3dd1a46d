package se.svarsvakt.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs from a given moment, and that a test moves further ahead. */
public final class RunningClock extends Clock {
  private final long began = System.nanoTime();
  private volatile Instant start;

  /** From that moment on. */
  public RunningClock(Instant start) {
    this.start = start;
  }

  /** Moves it ahead. */
  public void move(Duration by) {
    start = start.plus(by);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - began);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
