package se.svarsvakt.sync.delegates;

import java.util.Arrays;
import java.util.Optional;

/** What somebody may do with another's mailbox. */
public enum Right {
  /** Everything but sending in its name. */
  FULL_ACCESS("FullAccess", true),
  /** Send as if they were the mailbox. */
  SEND_AS("SendAs", false),
  /** Send on behalf of the mailbox. */
  SEND_ON_BEHALF("SendOnBehalf", false),
  /** Read the Inbox: Exchange's role Reviewer or more. */
  INBOX("InboxFolder", true),
  /** Look after the calendar. The export does not have it. */
  CALENDAR("", false);

  private final String exportName;
  private final boolean opensInbox;

  Right(String exportName, boolean opensInbox) {
    this.exportName = exportName;
    this.opensInbox = opensInbox;
  }

  /** Whether it lets them read the mail; the other rights only tell whom to ask. */
  public boolean opensInbox() {
    return opensInbox;
  }

  /** The right that the administrator's export calls so, in any case; empty where none is. */
  static Optional<Right> exported(String name) {
    return Arrays.stream(values())
        .filter(right -> !right.exportName.isEmpty() && right.exportName.equalsIgnoreCase(name))
        .findFirst();
  }
}
