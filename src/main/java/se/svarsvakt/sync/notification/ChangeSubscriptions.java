package se.svarsvakt.sync.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;

/** The subscriptions to changes that a mail service keeps for us, one a mailbox. */
public interface ChangeSubscriptions {
  /**
   * Makes one.
   *
   * @param mailbox whose messages are watched
   * @param address where it is to tell of changes and of itself
   * @param clientState what it is to show with all that it tells
   * @param until when it is to end
   */
  SubscriptionAnswer create(MailboxId mailbox, URI address, String clientState, Instant until);

  /** Lets one end later. */
  SubscriptionAnswer renew(MailboxId mailbox, String id, Instant until);

  /** Ends one. */
  SubscriptionAnswer delete(MailboxId mailbox, String id);

  /**
   * Those that tell at an address, by their mailboxes.
   *
   * @throws se.svarsvakt.sync.MailboxFailure if they cannot be listed
   */
  Map<MailboxId, String> at(URI address);
}
