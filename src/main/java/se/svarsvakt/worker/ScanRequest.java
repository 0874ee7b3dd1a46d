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
 */
public record ScanRequest(Instant asOf, Set<MailAddress> only, Mode mode, Breadth breadth) {
  /** Keeps a copy. */
  public ScanRequest {
    only = Set.copyOf(only);
  }
}
