package se.svarsvakt.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be set, and runs on from there as fast as any other. */
final class DemoClock extends Clock {
  private final Clock real;
  private volatile Duration ahead = Duration.ZERO;

  DemoClock(Clock real) {
    this.real = real;
  }

  void set(Instant shown) {
    ahead = Duration.between(real.instant(), shown);
  }

  /** How far it is ahead of the machine's own. */
  Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only moments are asked of this clock");
  }
}
