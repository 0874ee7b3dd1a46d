package se.svarsvakt.casework;

import java.util.List;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;

/** Looks at mailboxes for one of the promises beside the answer. */
interface Watch {
  /** What is not as promised, by mailbox in the order of the group. */
  List<Finding> findings(WatchedGroup group);

  /** The shared mailboxes that lay unread for the last time of their service that is over. */
  default Set<MailboxId> unreadWindows(WatchedGroup group) {
    return Set.of();
  }

  /** What was left out of account, and why. */
  default List<LeftOutPicture> leftOut(WatchedGroup group) {
    return List.of();
  }
}
