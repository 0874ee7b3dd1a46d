package se.svarsvakt.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.PhoneNumbers;

/**
 * Whose the directory's telephone numbers are. A number that several people have, the switchboard's
 * for example, is nobody's own, whatever extension stands behind it.
 */
final class PhoneOwners {
  private final Set<String> shared = new HashSet<>();

  /** Numbers of guests and of those who have left make nobody else's number a shared one. */
  PhoneOwners(Collection<Account> accounts) {
    Map<String, MailboxId> first = new HashMap<>();
    Map<String, Optional<String>> read = new HashMap<>(); // thousands have one and the same text
    for (Account account : accounts) {
      if (account.enabled() && !account.guest()) {
        account.person().phones().stream()
            .flatMap(text -> read.computeIfAbsent(text, PhoneNumbers::dialled).stream())
            .filter(number -> !account.id().equals(first.putIfAbsent(number, account.id())))
            .filter(number -> !account.id().equals(first.get(number)))
            .forEach(shared::add);
      }
    }
  }

  /** The numbers that lead to that account's owner alone, in international form. */
  Set<String> ownNumbers(Account account) {
    return account.person().phones().stream()
        .map(PhoneNumbers::dialled)
        .flatMap(Optional::stream)
        .filter(number -> !shared.contains(number))
        .collect(Collectors.toSet());
  }
}
