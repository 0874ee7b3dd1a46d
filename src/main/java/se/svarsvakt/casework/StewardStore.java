package se.svarsvakt.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/** Who looks after shared mailboxes, as the latest pass found it. */
public interface StewardStore {
  /** Keeps what a pass found, and nothing else. */
  void replace(Map<MailboxId, Set<MailboxId>> stewards);

  /** The stewards of these mailboxes; those that are not shared or have none are missing. */
  Map<MailboxId, Set<MailboxId>> of(Collection<MailboxId> mailboxes);

  /** The shared mailboxes that a person looks after. */
  Set<MailboxId> lookedAfterBy(MailboxId person);

  /** Whom an administrator named for shared mailboxes; those without are missing. */
  Map<MailboxId, Set<MailboxId>> named();

  /** Names the stewards of a shared mailbox in place of those before; nobody takes it back. */
  void name(MailboxId mailbox, Set<MailboxId> stewards);
}
