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
 * @param registration whether its answered mail is to be registered, so that people are asked
 */
public record SharedMailbox(
    MailAddress address,
    List<MailAddress> stewards,
    Optional<ServiceHours> serviceHours,
    boolean registration) {
  /** One with nothing else of its own. */
  public SharedMailbox(MailAddress address, List<MailAddress> stewards) {
    this(address, stewards, Optional.empty(), false);
  }

  /** Keeps its own copy. */
  public SharedMailbox {
    stewards = List.copyOf(stewards);
  }
}
