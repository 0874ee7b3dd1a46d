package se.svarsvakt.worker;

/**
 * The places of mailboxes that are read for the first time: every message of theirs is in memory
 * for a moment, so there are as many as an average of the latest leaves room for.
 */
final class FirstReadings {
  /** What a heap of 512 MB holds beside all else, at some kilobytes each. */
  private static final int MESSAGES_AT_ONCE = 40_000;

  /** Before anything is known. */
  private static final double USUAL = 500;

  /** A mailbox weighs this part of the average. */
  private static final double WEIGHT = 0.05;

  private static final int FEWEST = 8;

  /** What a mailbox may have that is not read in its time. */
  static final int VERY_MANY = MESSAGES_AT_ONCE / FEWEST;

  private final int most;
  private double average = USUAL;
  private int taken;

  /**
   * With how many there are at most.
   *
   * @param most from 1
   */
  FirstReadings(int most) {
    this.most = most;
  }

  /** Waits for one. */
  synchronized void take() {
    boolean interrupted = false;
    while (taken >= places()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    taken++;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Gives it back.
   *
   * @param messages how many the mailbox had; none where it was not read
   */
  synchronized void leave(int messages) {
    taken--;
    if (messages > 0) {
      average += WEIGHT * (messages - average);
    }
    notifyAll();
  }

  /** How many there are by now. */
  synchronized int places() {
    return Math.clamp((long) (MESSAGES_AT_ONCE / average), Math.min(FEWEST, most), most);
  }
}
