package se.svarsvakt.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops asking for a while once several deliveries in a row have failed: each of them takes its
 * time, and a thousand people would be told too late by any other way.
 */
final class Outage {
  private static final int ENOUGH = 3;
  private static final Duration PAUSE = Duration.ofMinutes(2);

  private final Clock clock;
  private int inARow;
  private Instant until = Instant.MIN;

  Outage(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean isOn() {
    return clock.instant().isBefore(until);
  }

  synchronized void answered() {
    inARow = 0;
  }

  synchronized void failed() {
    inARow++;
    if (inARow >= ENOUGH) {
      until = clock.instant().plus(PAUSE);
      inARow = 0;
    }
  }
}
