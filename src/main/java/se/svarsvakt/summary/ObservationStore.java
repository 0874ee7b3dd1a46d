package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** What passes saw, kept as periods: a row changes when something begins or ends. */
public interface ObservationStore {
  /**
   * Notes what a pass saw. Left out is one that judged at an earlier moment than the last one, and
   * one that looked ahead after one that did not: what people try out is no history.
   *
   * @return whether it was noted
   */
  boolean note(Observation observation);

  /** Whether {@link #note} would note a pass of that moment. */
  boolean isHistory(Instant at, Observation.Timing timing);

  /**
   * Notes the findings of some mailboxes while a pass that is history goes on: it need not keep
   * them until it is noted as a whole.
   *
   * @param mailboxes those that were judged
   * @param unsure of these, those that could not be read: what was found beside mail stays
   * @param findings what was not as promised with them
   */
  void see(
      Collection<MailboxId> mailboxes,
      Set<MailboxId> unsure,
      Set<ObservedFinding> findings,
      Instant at);

  /** The moment of the latest pass that was noted. */
  Optional<Instant> latest();

  /**
   * The organisation at a moment; before the first pass, as the first pass found it.
   *
   * @param moment the end of a week: what begins then is not in it
   */
  OrganisationChart chart(Instant moment);

  /**
   * When each finding was seen, as far as that touches a period: its beginning or later.
   *
   * @param mailboxes of which; empty for all
   */
  List<FindingSpan> findings(Period week, Collection<MailboxId> mailboxes);

  /**
   * Mailboxes that no pass could read in a period, each with the error code; those that no pass
   * tried to read are missing.
   */
  Map<MailboxId, String> unread(Period period);

  /** Whether no pass ran in a period: a pause, or the first pass came after it. */
  boolean isUnwatched(Period period);

  /** Settled mail that came before a moment was deleted. */
  void forgotten(Instant until);

  /** The latest such moment; empty where none is known. */
  Optional<Instant> forgottenUntil();

  /** From when on mail is known; empty where nothing was read yet. */
  Optional<Instant> knownSince();

  /**
   * From when to when a finding was seen.
   *
   * @param finding what it is
   * @param period from the pass that saw it first to the one that saw it no longer; one that is
   *     still there has no end in reach
   */
  record FindingSpan(ObservedFinding finding, Period period) {
    /**
     * Whether it was there at the last instant before a moment. What is seen at the first moment of
     * a week was not there at the end of the one before.
     */
    boolean isThereBefore(Instant moment) {
      return period.contains(moment.minusNanos(1));
    }
  }
}
