package se.svarsvakt.settings;

import java.util.List;
import se.svarsvakt.mail.MailAddress;

/**
 * A shared mailbox and who is reminded for it.
 *
 * @param address the mailbox
 * @param stewards who is reminded; where empty, nobody is and the scan lists the reminder as
 *     skipped
 */
public record SharedMailbox(MailAddress address, List<MailAddress> stewards) {
  /** Keeps its own copy. */
  public SharedMailbox {
    stewards = List.copyOf(stewards);
  }
}
