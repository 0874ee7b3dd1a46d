package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import se.svarsvakt.casework.ItemStore;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;

/**
 * Notes what passes see, and keeps the weeks that are over.
 *
 * @param observed where it is noted
 * @param keeper keeps the weeks
 * @param items what the pages list
 * @param hash for the addresses that are noted
 */
public record PassRecorder(
    ObservationStore observed, WeekKeeper keeper, ItemStore items, KeyedHash hash) {
  /**
   * Notes a pass over the whole scope. It comes before old facts are deleted.
   *
   * @param pass what the pass saw, its addresses hashed
   */
  public void record(Function<KeyedHash, Observation> pass) {
    Observation seen = pass.apply(hash);
    if (observed.note(seen)) {
      keeper.keep(seen.at());
    }
  }

  /** Whether a pass of that moment will be noted. */
  public boolean isHistory(Instant at, Observation.Timing timing) {
    return observed.isHistory(at, timing);
  }

  /**
   * Notes the findings of some mailboxes while the pass goes on.
   *
   * @param mailboxes those that were judged
   * @param unsure of these, those that could not be read
   */
  public void see(
      Collection<MailboxId> mailboxes,
      Set<MailboxId> unsure,
      Set<ObservedFinding> findings,
      Instant at) {
    observed.see(mailboxes, unsure, findings, at);
  }

  /** Notes that settled mail that came before a moment was deleted. */
  public void forgotten(Instant until) {
    observed.forgotten(until);
  }
}
