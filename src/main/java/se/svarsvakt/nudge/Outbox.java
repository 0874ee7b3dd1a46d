package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/** The store of nudges: each is written before it is sent, and sent by one program at a time. */
public interface Outbox {
  /**
   * The mail that these nudges were finished about, told or skipped; those never finished are
   * missing.
   */
  Map<NudgeIdentity, Set<NudgeItem>> finishedAbout(Collection<NudgeIdentity> nudges);

  /** Those of some nudges that were finished, told or skipped, about all their items. */
  Set<PlannedNudge> finished(Collection<PlannedNudge> nudges);

  /**
   * Leases a nudge for sending, so that nobody else sends it. What somebody leased and left behind
   * unfinished can be leased again, and so can a finished one about mail that it was not about.
   *
   * @param request who wants it, and when
   * @return the lease; empty where it is done or in other hands
   */
  Optional<Lease> lease(PlannedNudge nudge, LeaseRequest request);

  /**
   * Records what became of a nudge that was leased, and gives the lease back; where the lease is in
   * other hands by now, those record it.
   *
   * @param report its status and reason
   */
  void finished(Lease lease, NudgeReport report);

  /**
   * How many nudges each of these people was sent with a planned time in that span; weekly
   * summaries do not count.
   */
  Map<MailboxId, Integer> sentTo(Collection<MailboxId> people, Instant from, Instant until);

  /**
   * When each person was last sent a nudge of that kind, by planned time, not before that moment.
   */
  Map<MailboxId, Instant> lastSent(NudgeKind kind, Instant since);

  /**
   * What these people were sent a nudge of these kinds about; those who were sent none are missing.
   *
   * @param sentSince the earliest time of sending
   */
  Map<MailboxId, Set<NudgeItem>> toldOf(
      Collection<MailboxId> people, Set<NudgeKind> kinds, Instant sentSince);

  /**
   * Who was sent a nudge about these items, each with the latest planned time of such a nudge;
   * items that nobody was told of are missing.
   */
  Map<NudgeItem, Map<MailboxId, Instant>> told(Collection<NudgeItem> items);

  /**
   * What these people were told of in a {@link NudgeKind#REPLY_DUE} and shows since that it was
   * seen: the mail was read or moved, or the person did something about it or on the card that told
   * of it; those who saw nothing are missing.
   *
   * @param since the earliest planned time of such a nudge
   * @param now what was seen later does not count
   */
  Map<MailboxId, Set<NudgeItem>> seenBy(Collection<MailboxId> people, Instant since, Instant now);

  /**
   * A nudge that one program alone may send.
   *
   * @param nudge names it in the store
   * @param round how often it has gone about more than before, counted from 1
   * @param chainId the same for every delivery of the same nudge
   * @param worker the program that may
   */
  record Lease(String nudge, int round, long chainId, String worker) {}

  /**
   * Who wants to send a nudge.
   *
   * @param worker names the running program; another one can tell whether it still runs
   * @param at when
   * @param pass the moment of the pass that wants it
   */
  record LeaseRequest(String worker, Instant at, Instant pass) {
    /** In a pass of that moment. */
    public LeaseRequest(String worker, Instant at) {
      this(worker, at, at);
    }
  }
}
