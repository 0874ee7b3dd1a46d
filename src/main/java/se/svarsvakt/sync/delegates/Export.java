package se.svarsvakt.sync.delegates;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/**
 * The delegates that an administrator's export names, by mailbox. The export is complete: a mailbox
 * that it does not name has none. One that a line names which could not be read may have more.
 */
public final class Export {
  private final Map<MailboxId, Set<Delegation>> delegations = new HashMap<>();
  private final Set<MailboxId> incomplete;

  Export(Collection<Delegation> delegations, Set<MailboxId> incomplete) {
    this.incomplete = Set.copyOf(incomplete);
    for (Delegation delegation : delegations) {
      this.delegations.computeIfAbsent(delegation.mailbox(), _ -> new HashSet<>()).add(delegation);
    }
  }

  /** All that it says, in no particular order. */
  public Set<Delegation> all() {
    Set<Delegation> all = new HashSet<>();
    delegations.values().forEach(all::addAll);
    return all;
  }

  /** The mailboxes of which a line could not be used. */
  public Set<MailboxId> incomplete() {
    return incomplete;
  }

  /** What it says of that mailbox. */
  public Delegates of(MailboxId mailbox) {
    Set<Delegation> known = delegations.getOrDefault(mailbox, Set.of());
    return incomplete.contains(mailbox)
        ? new Delegates.Unknown("a line of the export about it could not be used", known, false)
        : new Delegates.KnownDelegates(known, false);
  }
}
