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
 * @param findings what was not as promised, without what an exception covers and what was noted
 *     before
 * @param unread mailboxes that could not be read, with Graph's error code
 * @param timing how that moment lies to the time when it ran
 * @param noted mailboxes whose findings were noted while the pass went on
 */
public record Observation(
    Instant at,
    List<ObservedAccount> accounts,
    Set<ObservedFinding> findings,
    Map<MailboxId, String> unread,
    Timing timing,
    Set<MailboxId> noted) {
  /** When a pass judges at. */
  public enum Timing {
    /** At the time when it ran. */
    PRESENT,
    /** At an earlier one. */
    PAST,
    /** At one that had not come. */
    AHEAD
  }

  /** Of a pass that judged at the time when it ran. */
  public Observation(
      Instant at,
      List<ObservedAccount> accounts,
      Set<ObservedFinding> findings,
      Map<MailboxId, String> unread) {
    this(at, accounts, findings, unread, Timing.PRESENT);
  }

  /** Of which nothing was noted before. */
  public Observation(
      Instant at,
      List<ObservedAccount> accounts,
      Set<ObservedFinding> findings,
      Map<MailboxId, String> unread,
      Timing timing) {
    this(at, accounts, findings, unread, timing, Set.of());
  }

  /** Keeps copies. */
  public Observation {
    accounts = List.copyOf(accounts);
    findings = Set.copyOf(findings);
    unread = Map.copyOf(unread);
    noted = Set.copyOf(noted);
  }
}
