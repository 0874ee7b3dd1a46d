package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.nudge.Outbox.LeaseRequest;

/** What the case system is to be told, until it has been. */
interface CaseEvents {
  /**
   * Leases the oldest event whose time has come, so that nobody else sends it. Of one mail the
   * later ones wait for the earlier.
   */
  Optional<CaseEvent> lease(LeaseRequest request);

  /**
   * The case system took it.
   *
   * @param caseNumber its number for the case; empty where it gave none
   */
  void taken(CaseEvent event, String caseNumber);

  /**
   * It is tried again.
   *
   * @param next not before that
   * @param reason why it was not taken, in English, without addresses
   */
  void again(CaseEvent event, Instant next, String reason);

  /** It is not tried again, until somebody wants that. */
  void failed(CaseEvent event, String reason);

  /**
   * What was given up is tried again, but for what a later event of the same mail has overtaken:
   * that is dropped.
   *
   * @return how many events are tried again
   */
  int failedAgain(Instant now);

  /**
   * What was not taken is not told any more.
   *
   * @return how many events that were
   */
  int drop();

  /** What was not taken yet. */
  Backlog backlog();

  /**
   * What was not taken yet.
   *
   * @param waiting how many events wait
   * @param oldest since when the oldest of them does; empty where none does
   * @param reason why one of them was not taken; empty where none was tried
   * @param failed how many were given up
   * @param refusal why one of them was
   */
  record Backlog(
      int waiting, Optional<Instant> oldest, String reason, int failed, String refusal) {}
}
