package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * Who is out of office as the calendars were last read.
 *
 * @param owners what was read
 */
public record StoredOutOfOffice(OwnerStore owners) implements OutOfOffice {
  @Override
  public Set<Account> at(Collection<Account> accounts, Instant moment) {
    Map<MailboxId, OwnerFacts> known =
        owners.ownersWithoutTraces(accounts.stream().map(Account::id).toList(), moment);
    return accounts.stream()
        .filter(account -> isAway(known.get(account.id()), moment))
        .collect(Collectors.toSet());
  }

  private static boolean isAway(@Nullable OwnerFacts owner, Instant moment) {
    return owner != null
        && owner.calendar().outOfOffice().stream().anyMatch(period -> period.contains(moment));
  }
}
