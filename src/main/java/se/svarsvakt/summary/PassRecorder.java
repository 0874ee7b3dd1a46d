package se.svarsvakt.summary;

import java.time.Instant;
import java.util.function.Function;
import se.svarsvakt.casework.ItemStore;
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

  /** Notes that settled mail that came before a moment was deleted. */
  public void forgotten(Instant until) {
    observed.forgotten(until);
  }
}
