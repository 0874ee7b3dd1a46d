package se.svarsvakt.worker;

import java.time.Duration;

/**
 * The pauses before what failed is tried again, each twice as long as the one before.
 *
 * @param first the first one; longer than zero
 * @param longest none is longer
 */
record DoublingPause(Duration first, Duration longest) {
  /**
   * The pause after a failure.
   *
   * @param before how many failures came before it, in a row
   */
  Duration after(int before) {
    Duration pause = first.multipliedBy(1L << Math.clamp(before, 0, 16));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
