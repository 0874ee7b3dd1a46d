package se.svarsvakt.rule;

import java.util.List;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/**
 * Who besides its owner can open a mailbox, as far as known (docs/how-it-judges.md 6). What was not
 * read is unknown, never "nobody".
 *
 * @param knowledge the best source that was read
 * @param openers who can open it: by full access, by a right to read the Inbox, or by a cover
 *     agreement that holds
 * @param hints people who do something for the mailbox but cannot open it by that: those who send
 *     as it or on its behalf, those who look after the calendar. Ordered
 */
public record Access(Knowledge knowledge, Set<MailboxId> openers, List<MailAddress> hints) {
  /** How much is known. */
  public enum Knowledge {
    /** No source that knows mailbox or Inbox access was read, or what it said was not clear. */
    UNKNOWN,
    /** The Exchange admin API was read, which shows the Inbox's rights but not full access. */
    INBOX_RIGHTS,
    /** The administrator's export was read, which shows full access too. */
    FULL
  }

  /** Nothing is known. */
  public static final Access NOT_READ = new Access(Knowledge.UNKNOWN, Set.of(), List.of());

  /** Stands among the openers for everybody in the organisation. */
  public static final MailboxId EVERYBODY = new MailboxId("everybody");

  /** Keeps copies. */
  public Access {
    openers = Set.copyOf(openers);
    hints = List.copyOf(hints);
  }

  /** Whether somebody is known who can open the mailbox. */
  public boolean isShared() {
    return !openers.isEmpty();
  }
}
