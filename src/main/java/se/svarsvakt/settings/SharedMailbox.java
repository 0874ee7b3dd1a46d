package se.svarsvakt.settings;

import java.util.List;
import se.svarsvakt.mail.MailAddress;

/**
 * A shared mailbox and who is reminded for it.
 *
 * @param address the mailbox
 * @param stewards who is reminded; where empty, nobody is and the scan lists the reminder as
 *     skipped
 * @param registration whether its answered mail is to be registered, so that people are asked
 */
public record SharedMailbox(MailAddress address, List<MailAddress> stewards, boolean registration) {
  /** One whose mail nobody is asked to register. */
  public SharedMailbox(MailAddress address, List<MailAddress> stewards) {
    this(address, stewards, false);
  }

  /** Keeps its own copy. */
  public SharedMailbox {
    stewards = List.copyOf(stewards);
  }
}
