package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;

/**
 * What the record keeps of a finished pass.
 *
 * @param at when it ended
 * @param mailboxes how many mailboxes were in scope
 * @param scanned how many of them were read
 * @param failed how many were not, or not in all their parts
 * @param took how long it took
 * @param nudges how its reminders fared
 * @param callsUnread whether a list of calls could not be read
 */
public record FinishedScan(
    Instant at,
    int mailboxes,
    int scanned,
    int failed,
    Duration took,
    NudgeCounts nudges,
    boolean callsUnread) {
  /** One whose calls were read, or not to be read. */
  public FinishedScan(
      Instant at, int mailboxes, int scanned, int failed, Duration took, NudgeCounts nudges) {
    this(at, mailboxes, scanned, failed, took, nudges, false);
  }

  /** What a pass came to that ended at a moment. */
  public static FinishedScan of(Instant at, ScanSummary summary) {
    return new FinishedScan(
        at,
        summary.mailboxes(),
        summary.scanned(),
        summary.notRead(),
        Duration.ofMillis(summary.durationMillis()),
        NudgeCounts.of(summary.nudges()),
        !summary.unreadCalls().isEmpty());
  }

  FinishedScan with(NudgeCounts others) {
    return new FinishedScan(at, mailboxes, scanned, failed, took, others, callsUnread);
  }
}
