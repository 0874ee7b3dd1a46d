package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import se.svarsvakt.sync.StoredMailbox;

/**
 * The places of mailboxes that may have much to tell, because they were never read or not for long:
 * every message of theirs is in memory until the processors have had their turn with it, so there
 * are as many as an average of the latest leaves room for.
 */
final class LargeReadings {
  /**
   * What a processor makes facts of in some ten seconds: a mailbox that is to be written waits
   * behind it, and gives up after half a minute.
   */
  private static final int MESSAGES_A_PROCESSOR = 4_000;

  /** What a heap of 512 MB holds beside all else, at some kilobytes each. */
  private static final int MOST_MESSAGES = 40_000;

  /** Before anything is known. */
  private static final double USUAL = 100;

  /** A mailbox weighs this part of the average. */
  private static final double WEIGHT = 0.05;

  private static final int FEWEST = 8;

  /** What a mailbox may have that is not read in its time. */
  static final int VERY_MANY = MOST_MESSAGES / FEWEST;

  /** What is said of one that was not read. */
  static final int UNREAD = -1;

  /** More than what comes between two passes, those of a night among them. */
  private static final Duration LONG_UNREAD = Duration.ofHours(12);

  private final int most;
  private final int messages;
  private double average = USUAL;
  private int taken;

  /**
   * With how many there are at most.
   *
   * @param most from 1
   * @param processors that make facts of messages
   */
  LargeReadings(int most, int processors) {
    this.most = most;
    this.messages = Math.min(MOST_MESSAGES, MESSAGES_A_PROCESSOR * processors);
  }

  /**
   * Whether a mailbox needs one. Its folders at every depth are listed once an hour where it is
   * read as often.
   */
  static boolean isOne(StoredMailbox stored, Instant asOf) {
    Instant listed = stored.foldersReadAt();
    return listed == null || listed.isBefore(asOf.minus(LONG_UNREAD));
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
   * @param messages how many the mailbox told of; {@link #UNREAD} where it was not read
   */
  synchronized void leave(int messages) {
    taken--;
    if (messages != UNREAD) {
      average += WEIGHT * (messages - average);
    }
    notifyAll();
  }

  /** How many there are by now. */
  synchronized int places() {
    return Math.clamp((long) (messages / average), Math.min(FEWEST, most), most);
  }
}
