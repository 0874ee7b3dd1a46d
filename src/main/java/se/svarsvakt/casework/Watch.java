package se.svarsvakt.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;

/** Looks at mailboxes for one of the promises beside the answer. */
interface Watch {
  /** What is not as promised, by mailbox in the order of the group. */
  List<Finding> findings(WatchedGroup group);

  /** When the last time of service of shared mailboxes began that passed unread. */
  default Map<MailboxId, Instant> unreadWindows(WatchedGroup group) {
    return Map.of();
  }

  /** What was left out of account, and why. */
  default List<LeftOutPicture> leftOut(WatchedGroup group) {
    return List.of();
  }
}
