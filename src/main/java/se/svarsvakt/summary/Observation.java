package se.svarsvakt.summary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/**
 * What one pass over the whole scope saw.
 *
 * @param at the moment that it judged at
 * @param accounts everybody of the directory that figures may be about or told to
 * @param findings what was not as promised, without what an exception covers
 * @param unread mailboxes that could not be read, with Graph's error code
 */
public record Observation(
    Instant at,
    List<ObservedAccount> accounts,
    Set<ObservedFinding> findings,
    Map<MailboxId, String> unread) {
  /** Keeps copies. */
  public Observation {
    accounts = List.copyOf(accounts);
    findings = Set.copyOf(findings);
    unread = Map.copyOf(unread);
  }
}
