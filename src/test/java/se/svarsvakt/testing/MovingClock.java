package se.svarsvakt.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it. */
public final class MovingClock extends Clock {
  private volatile Instant now;

  /** That stands at that moment. */
  public MovingClock(Instant now) {
    this.now = now;
  }

  /** Moves it ahead. */
  public void move(Duration by) {
    now = now.plus(by);
  }

  /** Sets it. */
  public void set(Instant at) {
    now = at;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
