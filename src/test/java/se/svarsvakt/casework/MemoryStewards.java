package se.svarsvakt.casework;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import se.svarsvakt.mail.MailboxId;

/** Who looks after shared mailboxes, in memory. */
public final class MemoryStewards implements StewardStore {
  private final Map<MailboxId, Set<MailboxId>> named = new ConcurrentHashMap<>();
  private volatile Map<MailboxId, Set<MailboxId>> all = Map.of();

  @Override
  public void replace(Map<MailboxId, Set<MailboxId>> stewards) {
    all =
        stewards.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  @Override
  public Map<MailboxId, Set<MailboxId>> of(Collection<MailboxId> mailboxes) {
    return all.entrySet().stream()
        .filter(entry -> mailboxes.contains(entry.getKey()))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Set<MailboxId> lookedAfterBy(MailboxId person) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().contains(person))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  @Override
  public Map<MailboxId, Set<MailboxId>> named() {
    return Map.copyOf(named);
  }

  @Override
  public void name(MailboxId mailbox, Set<MailboxId> stewards) {
    if (stewards.isEmpty()) {
      named.remove(mailbox);
    } else {
      named.put(mailbox, Set.copyOf(stewards));
    }
  }
}
