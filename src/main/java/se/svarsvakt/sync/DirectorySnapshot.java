package se.svarsvakt.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * @param accounts every account, guests and disabled ones included
   * @param domains the verified domains in lower case
   */
  public DirectorySnapshot(Collection<Account> accounts, Set<String> domains) {
    this.domains = Set.copyOf(domains);
    for (Account account : accounts) {
      this.accounts.putIfAbsent(account.id(), account);
      account.addresses().forEach(address -> owners.putIfAbsent(address, account.id()));
    }
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

  @Override
  public Optional<MailboxId> mailbox(MailAddress address) {
    return Optional.ofNullable(owners.get(address));
  }

  @Override
  public boolean isPerson(MailAddress address) {
    return owner(address).filter(Account::enabled).isPresent();
  }

  /** The verified domains in lower case. */
  public Set<String> domains() {
    return domains;
  }
}
