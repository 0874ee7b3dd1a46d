package se.svarsvakt.settings;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.worktime.ServiceHours;

/**
 * A shared mailbox and who is reminded for it.
 *
 * @param address the mailbox
 * @param stewards who is reminded; where empty, nobody is and the scan lists the reminder as
 *     skipped
 * @param serviceHours when it is looked after; empty where only whole working days count
 */
public record SharedMailbox(
    MailAddress address, List<MailAddress> stewards, Optional<ServiceHours> serviceHours) {
  /** Keeps its own copy. */
  public SharedMailbox {
    stewards = List.copyOf(stewards);
  }

  /** One that is looked after on whole working days. */
  public SharedMailbox(MailAddress address, List<MailAddress> stewards) {
    this(address, stewards, Optional.empty());
  }
}
