package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Set;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeService.Mode;

/**
 * What a pass is to do.
 *
 * @param asOf the moment to judge at
 * @param only the mailboxes to read; empty for the whole scope
 * @param mode whether nudges go out
 * @param breadth which mail is shown
 * @param full whether every mailbox is judged anew, and not only those of which something changed
 */
public record ScanRequest(
    Instant asOf, Set<MailAddress> only, Mode mode, Breadth breadth, boolean full) {
  /** Judges anew what changed. */
  public ScanRequest(Instant asOf, Set<MailAddress> only, Mode mode, Breadth breadth) {
    this(asOf, only, mode, breadth, false);
  }

  /** Keeps a copy. */
  public ScanRequest {
    only = Set.copyOf(only);
  }

  /** The same at another moment. */
  ScanRequest at(Instant moment) {
    return new ScanRequest(moment, only, mode, breadth, full);
  }

  /** The same, judging every mailbox anew. */
  ScanRequest fully() {
    return new ScanRequest(asOf, only, mode, breadth, true);
  }
}
