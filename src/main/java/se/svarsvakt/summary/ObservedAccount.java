package se.svarsvakt.summary;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/**
 * An account as a pass found it.
 *
 * @param id its id
 * @param address its primary address
 * @param addresses keyed hashes of all its addresses
 * @param place whether its mailbox is in scope, and whose it is
 * @param manager whom its owner reports to; null for nobody
 * @param stewards who looks after it, if it is shared
 */
public record ObservedAccount(
    MailboxId id,
    MailAddress address,
    Set<Hash> addresses,
    Place place,
    @Nullable MailboxId manager,
    Set<MailboxId> stewards) {
  /** Keeps copies. */
  public ObservedAccount {
    addresses = Set.copyOf(addresses);
    stewards = Set.copyOf(stewards);
  }

  /** Whether and as what a mailbox is watched. */
  public enum Place {
    /** A person's own. */
    PERSON,
    /** One that several look after. */
    SHARED,
    /** Not watched. */
    OUTSIDE
  }
}
