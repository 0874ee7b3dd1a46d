package se.svarsvakt.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Source;

/**
 * Who looks after shared mailboxes: whoever the settings name, else those with full access, else
 * those with any right to the mail.
 *
 * @param directory who exists; an account that is disabled looks after nothing
 * @param configured addresses by the shared mailbox's address
 */
public record SharedMailboxStewards(
    DirectorySnapshot directory, Map<MailAddress, List<MailAddress>> configured) {
  /** The stewards of each of these mailboxes; those without any are missing. */
  public Map<MailboxId, Set<MailboxId>> of(
      Collection<MailboxId> shared, Map<MailboxId, Map<Source, Delegates>> delegates) {
    Map<MailboxId, Set<MailboxId>> found = new HashMap<>();
    for (MailboxId mailbox : shared) {
      Set<MailboxId> stewards = stewards(mailbox, delegates.getOrDefault(mailbox, Map.of()));
      if (!stewards.isEmpty()) {
        found.put(mailbox, stewards);
      }
    }
    return found;
  }

  private Set<MailboxId> stewards(MailboxId mailbox, Map<Source, Delegates> sources) {
    Set<MailboxId> named = configured(mailbox);
    if (!named.isEmpty()) {
      return named;
    }
    Set<MailboxId> full = having(sources, Right.FULL_ACCESS::equals);
    if (!full.isEmpty()) {
      return full;
    }
    Set<MailboxId> openers = having(sources, Right::opensInbox);
    return openers.isEmpty() ? having(sources, right -> right != Right.CALENDAR) : openers;
  }

  private Set<MailboxId> configured(MailboxId mailbox) {
    return directory.account(mailbox).stream()
        .flatMap(account -> account.addresses().stream())
        .flatMap(address -> configured.getOrDefault(address, List.of()).stream())
        .flatMap(steward -> directory.owner(steward).stream())
        .filter(Account::enabled)
        .map(Account::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<MailboxId> having(Map<Source, Delegates> sources, Predicate<Right> wanted) {
    return sources.values().stream()
        .flatMap(source -> source.known().stream())
        .filter(delegation -> wanted.test(delegation.right()))
        .map(Delegation::delegate)
        .filter(directory::isEnabled)
        .sorted()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
