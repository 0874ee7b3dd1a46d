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
  private final Map<String, MailboxId> owners = new HashMap<>();

  /** Numbers of guests and of those who have left make nobody else's number a shared one. */
  PhoneOwners(Collection<Account> accounts) {
    Map<String, Optional<String>> read = new HashMap<>(); // thousands have one and the same text
    for (Account account : accounts) {
      if (account.enabled() && !account.guest()) {
        account.person().phones().stream()
            .flatMap(text -> read.computeIfAbsent(text, PhoneNumbers::dialled).stream())
            .filter(number -> !account.id().equals(owners.putIfAbsent(number, account.id())))
            .filter(number -> !account.id().equals(owners.get(number)))
            .forEach(shared::add);
      }
    }
    owners.keySet().removeAll(shared);
  }

  /** To whom alone the number, in international form, leads. */
  Optional<MailboxId> owner(String number) {
    return Optional.ofNullable(owners.get(number));
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
