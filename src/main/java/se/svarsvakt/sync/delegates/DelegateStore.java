package se.svarsvakt.sync.delegates;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/** The store of delegates, by source. */
public interface DelegateStore {
  /** What names the export that is in force; empty where none is. */
  Optional<String> exportInForce();

  /**
   * Puts an export in force in place of the one before.
   *
   * @param fingerprint tells this export from others
   */
  void export(Export export, String fingerprint, Instant at);

  /** Takes the export out of force. */
  void withoutExport();

  /**
   * Records what a source that is asked about each mailbox said of one. Where it could tell
   * nothing, what it said before stays, and it counts as asked for an hour only.
   */
  void asked(Source source, MailboxId mailbox, Delegates answer, Instant at);

  /** When a source was last asked about these mailboxes; those never asked about are missing. */
  Map<MailboxId, Instant> askedAt(Source source, Collection<MailboxId> mailboxes);

  /** What each source says of each of these mailboxes; sources that were not asked are missing. */
  Map<MailboxId, Map<Source, Delegates>> of(Collection<MailboxId> mailboxes);
}
