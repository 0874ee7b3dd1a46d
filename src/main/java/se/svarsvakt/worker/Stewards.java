package se.svarsvakt.worker;

import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailAddress;

/**
 * Who answers for shared mailboxes.
 *
 * @param byMailbox the stewards' addresses by the shared mailbox's address
 */
public record Stewards(Map<MailAddress, List<MailAddress>> byMailbox) {
  /** Keeps a copy. */
  public Stewards {
    byMailbox = Map.copyOf(byMailbox);
  }
}
