package se.svarsvakt.casework;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.sync.Account;

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

  /**
   * Until when nothing is found about mailboxes of which nothing is found now, if no fact changes;
   * those are missing about which something may be found at any moment.
   */
  Map<MailboxId, Instant> quietUntil(WatchedGroup group);

  /** As above, by what is said of each. */
  static Map<MailboxId, Instant> each(
      WatchedGroup group, Function<Account, Optional<Instant>> quietUntil) {
    Map<MailboxId, Instant> all = new HashMap<>();
    for (Account account : group.accounts()) {
      quietUntil.apply(account).ifPresent(until -> all.put(account.id(), until));
    }
    return all;
  }
}
