package se.svarsvakt.worker;

import java.util.List;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.sync.Traffic;

/**
 * What a finished pass did.
 *
 * @param mailboxes how many mailboxes are in scope
 * @param scanned how many of them were read, by this pass or an earlier one
 * @param failed those that could not be read as a whole, with what that hangs on
 * @param nudges the nudges that were due
 * @param traffic what was asked of Graph
 * @param durationMillis how long it took, in milliseconds
 * @param unreadCalls the lists of calls that could not be read
 */
public record ScanSummary(
    int mailboxes,
    int scanned,
    List<UnreadMailbox> failed,
    List<NudgeReport> nudges,
    Traffic traffic,
    long durationMillis,
    List<UnreadCalls> unreadCalls) {
  /** Keeps copies. */
  public ScanSummary {
    failed = List.copyOf(failed);
    nudges = List.copyOf(nudges);
    unreadCalls = List.copyOf(unreadCalls);
  }

  /** One whose calls were read, or not to be read. */
  public ScanSummary(
      int mailboxes,
      int scanned,
      List<UnreadMailbox> failed,
      List<NudgeReport> nudges,
      Traffic traffic,
      long durationMillis) {
    this(mailboxes, scanned, failed, nudges, traffic, durationMillis, List.of());
  }

  /** A reading that nothing followed. */
  static ScanSummary of(MailboxReader.Outcome read) {
    return new ScanSummary(
        read.mailboxes(), read.scanned(), read.failed(), List.of(), new Traffic(0, 0), 0);
  }

  /** How many mailboxes, or parts of them, were not read; one with messages left out was. */
  public int notRead() {
    return (int)
        failed.stream()
            .filter(one -> !one.wasRead())
            .map(UnreadMailbox::mailbox)
            .distinct()
            .count();
  }

  /** What was left out of mailboxes that were read. */
  public LeftOutMessages leftOut() {
    return LeftOutMessages.of(failed);
  }

  /**
   * A mailbox that could not be read, or not all of it.
   *
   * @param mailbox its address
   * @param code Graph's error code, or what was wrong
   * @param message what it means and what to do
   * @param leftOut how many of its messages cannot be used, where that is all that is wrong; else 0
   */
  public record UnreadMailbox(MailAddress mailbox, String code, String message, int leftOut) {
    /** One that could not be read, or a whole part of it. */
    public UnreadMailbox(MailAddress mailbox, String code, String message) {
      this(mailbox, code, message, 0);
    }

    /** Whether it was read, and only messages that cannot be used were left out. */
    public boolean wasRead() {
      return leftOut > 0;
    }
  }

  /**
   * How much was left out that cannot be used.
   *
   * @param messages how many messages
   * @param mailboxes of how many mailboxes
   */
  public record LeftOutMessages(int messages, int mailboxes) {
    static LeftOutMessages of(List<UnreadMailbox> failed) {
      return new LeftOutMessages(
          failed.stream().mapToInt(UnreadMailbox::leftOut).sum(),
          (int)
              failed.stream()
                  .filter(UnreadMailbox::wasRead)
                  .map(UnreadMailbox::mailbox)
                  .distinct()
                  .count());
    }

    /** Whether there is any. */
    public boolean isAny() {
      return messages > 0;
    }
  }
}
