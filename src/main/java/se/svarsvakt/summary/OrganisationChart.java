package se.svarsvakt.summary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/**
 * The organisation at one moment, as passes found it.
 *
 * @param people the mailboxes in scope that are a person's own
 * @param shared the shared mailboxes in scope
 * @param managers whom each person reports to
 * @param stewards who looks after shared mailboxes
 * @param contacts how each is addressed; of those who left, as it was last
 */
public record OrganisationChart(
    Set<MailboxId> people,
    Set<MailboxId> shared,
    Map<MailboxId, MailboxId> managers,
    Map<MailboxId, Set<MailboxId>> stewards,
    Map<MailboxId, Contact> contacts) {
  /** Keeps copies. */
  public OrganisationChart {
    people = Set.copyOf(people);
    shared = Set.copyOf(shared);
    managers = Map.copyOf(managers);
    stewards = Map.copyOf(stewards);
    contacts = Map.copyOf(contacts);
  }

  /**
   * How an account is addressed.
   *
   * @param address its primary address
   * @param addresses keyed hashes of all its addresses
   */
  public record Contact(MailAddress address, Set<Hash> addresses) {
    /** Keeps a copy. */
    public Contact {
      addresses = Set.copyOf(addresses);
    }
  }

  /** The keyed hashes of a mailbox's own addresses. */
  Set<Hash> addresses(MailboxId id) {
    Contact contact = contacts.get(id);
    return contact == null ? Set.of() : contact.addresses();
  }

  /** The accounts with that primary address; more than one where it went from one to another. */
  public List<MailboxId> find(MailAddress address) {
    return contacts.entrySet().stream()
        .filter(each -> each.getValue().address().equals(address))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whose addresses these are; those of nobody known are missing. */
  public Map<Hash, MailboxId> owners(Set<Hash> addresses) {
    Map<Hash, MailboxId> owners = new HashMap<>();
    contacts.forEach(
        (id, contact) ->
            contact.addresses().stream()
                .filter(addresses::contains)
                .forEach(address -> owners.put(address, id)));
    return owners;
  }

  /** The primary address of a mailbox, or its id where none is known. */
  public String name(MailboxId id) {
    Contact contact = contacts.get(id);
    return contact == null ? id.value() : contact.address().value();
  }
}
