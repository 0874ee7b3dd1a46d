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

  /** It is not tried again. */
  void failed(CaseEvent event, String reason);

  /** What was not taken yet. */
  Backlog backlog();

  /**
   * What was not taken yet.
   *
   * @param waiting how many events wait
   * @param oldest since when the oldest of them does; empty where none does
   * @param failed how many were given up
   * @param reason why, of the latest that was tried; maybe empty
   */
  record Backlog(int waiting, Optional<Instant> oldest, int failed, String reason) {}
}
