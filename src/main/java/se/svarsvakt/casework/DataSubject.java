package se.svarsvakt.casework;

import java.util.Set;
import java.util.TreeSet;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;

/**
 * Somebody of whom something may be stored (GDPR article 4: an identifiable natural person), as the
 * store would know them.
 *
 * @param accounts the ids of their accounts here; none of somebody outside
 * @param addresses the keyed hashes of their addresses
 */
public record DataSubject(Set<MailboxId> accounts, Set<Hash> addresses) {
  /** Keeps copies. */
  public DataSubject {
    accounts = Set.copyOf(new TreeSet<>(accounts));
    addresses = Set.copyOf(addresses);
  }
}
