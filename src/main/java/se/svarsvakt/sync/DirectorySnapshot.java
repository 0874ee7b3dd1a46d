package se.svarsvakt.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AddressBook;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/**
 * The organisation at one moment: its accounts and its verified domains. An address that two
 * accounts claim belongs to the first.
 */
public final class DirectorySnapshot implements AddressBook {
  private final Map<MailboxId, Account> accounts = new HashMap<>();
  private final Map<MailAddress, MailboxId> owners = new HashMap<>();
  private final Set<String> domains;
  private final List<MailAddress> unusable;
  private @Nullable PhoneOwners phones;

  /**
   * @param accounts every account, guests and disabled ones included
   * @param domains the verified domains in lower case
   */
  public DirectorySnapshot(Collection<Account> accounts, Set<String> domains) {
    this(accounts, domains, List.of());
  }

  /**
   * @param accounts every account, guests and disabled ones included
   * @param domains the verified domains in lower case
   * @param unusable the addresses of entries that cannot be used
   */
  public DirectorySnapshot(
      Collection<Account> accounts, Set<String> domains, List<MailAddress> unusable) {
    this.domains = Set.copyOf(domains);
    this.unusable = List.copyOf(unusable);
    for (Account account : accounts) {
      this.accounts.putIfAbsent(account.id(), account);
      account.addresses().forEach(address -> owners.putIfAbsent(address, account.id()));
    }
  }

  /** The addresses of entries of the directory that cannot be used, for want of an id say. */
  public List<MailAddress> unusable() {
    return unusable;
  }

  /** Every account, in no particular order. */
  public List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  /** The account with that id. */
  public Optional<Account> account(MailboxId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** Whether there is an enabled account with that id. */
  public boolean isEnabled(MailboxId id) {
    return account(id).filter(Account::enabled).isPresent();
  }

  /** The account that has this address as its primary one or as an alias. */
  public Optional<Account> owner(MailAddress address) {
    return Optional.ofNullable(owners.get(address)).map(accounts::get);
  }

  /** Those of the addresses that nobody has. */
  public List<MailAddress> nobodys(Collection<MailAddress> addresses) {
    return addresses.stream().filter(address -> !owners.containsKey(address)).toList();
  }

  @Override
  public Optional<MailboxId> mailbox(MailAddress address) {
    return Optional.ofNullable(owners.get(address));
  }

  @Override
  public boolean isPerson(MailAddress address) {
    return owner(address).filter(Account::enabled).isPresent();
  }

  /**
   * The telephone numbers that lead to that account's owner and to nobody else of the organisation,
   * in the form of {@link se.svarsvakt.mail.PhoneNumbers#normal}. The first call reads everybody's.
   */
  public Set<String> ownPhones(Account account) {
    return phoneOwners().ownNumbers(account);
  }

  @Override
  public Optional<MailboxId> phoneOwner(String number) {
    return phoneOwners().owner(number);
  }

  private synchronized PhoneOwners phoneOwners() {
    PhoneOwners known = phones == null ? new PhoneOwners(accounts.values()) : phones;
    phones = known;
    return known;
  }

  /** The verified domains in lower case. */
  public Set<String> domains() {
    return domains;
  }
}
