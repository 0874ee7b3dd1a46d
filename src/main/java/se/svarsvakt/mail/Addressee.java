package se.svarsvakt.mail;

import java.util.Optional;
import java.util.Set;

/**
 * The mailbox that a message lies in, and the organisation around it, as far as a verdict needs
 * them.
 *
 * @param ownAddresses primary address and aliases of the mailbox
 * @param internalDomains verified domains of the tenant and the policy's, in lower case
 * @param book whom addresses of the organisation belong to
 * @param senders senders of whom the policy says something
 */
public record Addressee(
    Set<MailAddress> ownAddresses,
    Set<String> internalDomains,
    AddressBook book,
    SenderLists senders) {
  /** Keeps copies of the sets. */
  public Addressee {
    ownAddresses = Set.copyOf(ownAddresses);
    internalDomains = Set.copyOf(internalDomains);
  }

  /** Whether a sender's address is of this organisation: a listed domain, or an X.500 address. */
  public boolean isInternal(MailAddress address) {
    return address.isX500() || isOurs(address);
  }

  /** Whether the address is in a domain of this organisation. An X.500 address proves nothing. */
  public boolean isOurs(MailAddress address) {
    return internalDomains.contains(address.domain());
  }

  /** Whether the address is the mailbox's own, with or without a tag behind a plus. */
  public boolean isOwn(MailAddress address) {
    return ownAddresses.contains(address) || ownAddresses.contains(untagged(address));
  }

  /** The mailbox of the organisation with that address, with or without a tag behind a plus. */
  public Optional<MailboxId> mailbox(MailAddress address) {
    return book.mailbox(address).or(() -> book.mailbox(untagged(address)));
  }

  /** Whether it is the address of a person's own mailbox. */
  public boolean isPerson(MailAddress address) {
    return book.isPerson(address) || book.isPerson(untagged(address));
  }

  /**
   * Whether that telephone number is one colleague's own. The mailbox's owner is none: their number
   * may stand for whoever called it and was passed on.
   */
  boolean isColleaguesPhone(String number) {
    return book.phoneOwner(number)
        .filter(
            owner ->
                ownAddresses.stream()
                    .flatMap(a -> book.mailbox(a).stream())
                    .noneMatch(owner::equals))
        .isPresent();
  }

  /** {@code name+tag@} is {@code name@} unless the directory knows it as an address of its own. */
  private MailAddress untagged(MailAddress address) {
    return isOurs(address) && book.mailbox(address).isEmpty() ? address.withoutTag() : address;
  }
}
