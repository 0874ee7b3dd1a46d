package se.svarsvakt.worker;

import java.util.List;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.sync.Traffic;

/**
 * What a finished pass did.
 *
 * @param mailboxes how many mailboxes are in scope
 * @param scanned how many of them were read
 * @param failed those that could not be read
 * @param nudges the nudges that were due
 * @param traffic what was asked of Graph
 * @param durationMillis how long it took, in milliseconds
 */
public record ScanSummary(
    int mailboxes,
    int scanned,
    List<UnreadMailbox> failed,
    List<NudgeReport> nudges,
    Traffic traffic,
    long durationMillis) {
  /** Keeps copies. */
  public ScanSummary {
    failed = List.copyOf(failed);
    nudges = List.copyOf(nudges);
  }

  /**
   * A mailbox that could not be read.
   *
   * @param mailbox its address
   * @param code Graph's error code
   * @param message what it means and what to do
   */
  public record UnreadMailbox(MailAddress mailbox, String code, String message) {}
}
