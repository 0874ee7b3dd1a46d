package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** The store of what is known of mailboxes and their owners beside their mail. */
public interface OwnerStore {
  /**
   * What is known of these mailboxes; those not stored are missing.
   *
   * @param now what happened after it is left out
   */
  Map<MailboxId, OwnerFacts> owners(Collection<MailboxId> ids, Instant now);

  /** As {@link #owners}, with {@link OwnerFacts.Traces} that may be left empty: cheaper to read. */
  default Map<MailboxId, OwnerFacts> ownersWithoutTraces(Collection<MailboxId> ids, Instant now) {
    return owners(ids, now);
  }

  /** When the calendars of these mailboxes were last read; those never read are missing. */
  Map<MailboxId, Instant> calendarsReadAt(Collection<MailboxId> ids);

  /**
   * Replaces what was known of a time in people's calendars.
   *
   * @param period the time that was asked about
   * @param answers what each calendar said; where it was not read, what was known stays
   * @param at when; null while more of the same reading follows
   */
  void calendars(Period period, Map<MailboxId, Calendars.Schedule> answers, @Nullable Instant at);
}
