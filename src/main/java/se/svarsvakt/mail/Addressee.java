package se.svarsvakt.mail;

import java.util.Set;
import java.util.function.Predicate;

/**
 * The mailbox that a message lies in, and the organisation around it, as far as a verdict needs
 * them.
 *
 * @param ownAddresses primary address and aliases of the mailbox
 * @param internalDomains verified domains of the tenant and the policy's, in lower case
 * @param knownMailbox whether an address is the address or alias of some account in the directory
 * @param excludedSender whether the policy excludes a sender
 */
public record Addressee(
    Set<MailAddress> ownAddresses,
    Set<String> internalDomains,
    Predicate<MailAddress> knownMailbox,
    Predicate<MailAddress> excludedSender) {
  /** Keeps copies of the sets. */
  public Addressee {
    ownAddresses = Set.copyOf(ownAddresses);
    internalDomains = Set.copyOf(internalDomains);
  }

  /** Whether the address is of this organisation: a listed domain, or an X.500 address. */
  public boolean isInternal(MailAddress address) {
    return address.isX500() || internalDomains.contains(address.domain());
  }
}
