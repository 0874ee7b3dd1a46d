package se.svarsvakt.mail;

import java.util.Optional;

/** Whom the organisation's addresses belong to, as far as its directory tells. */
public interface AddressBook {
  /** The mailbox with that primary address or alias; plus addresses are not looked through. */
  Optional<MailboxId> mailbox(MailAddress address);

  /** Whether it is the address of a person's own mailbox, not of a shared one. */
  boolean isPerson(MailAddress address);

  /**
   * To whom a telephone number, in the form of {@link PhoneNumbers#normal}, leads and to nobody
   * else of the organisation.
   */
  default Optional<MailboxId> phoneOwner(String number) {
    return Optional.empty();
  }
}
