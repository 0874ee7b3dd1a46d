package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.worker.HealthTrouble.Kind;

/** What the case system has not taken: what people are told of that, and what they can do. */
public final class CaseSystemBacklog {
  private static final Duration PATIENCE = CaseSystemSender.FIRST_PAUSE.multipliedBy(10);

  private final CaseEvents events;
  private final boolean isSet;
  private final Clock clock;

  /**
   * Over a store of events.
   *
   * @param isSet whether the settings name a case system
   */
  public CaseSystemBacklog(JdbcCaseEvents events, boolean isSet, Clock clock) {
    this.events = events;
    this.isSet = isSet;
    this.clock = clock;
  }

  /** What is wrong with the telling; empty where nothing is. */
  public List<HealthTrouble> troubles() {
    CaseEvents.Backlog backlog = events.backlog();
    int all = backlog.waiting() + backlog.failed();
    if (!isSet) {
      return all == 0 ? List.of() : List.of(HealthTrouble.of(Kind.CASE_SYSTEM_UNSET, all));
    }
    List<HealthTrouble> troubles = new ArrayList<>();
    Instant patience = clock.instant().minus(PATIENCE);
    backlog
        .oldest()
        .filter(oldest -> oldest.isBefore(patience))
        .map(oldest -> List.<Object>of(backlog.waiting(), oldest))
        .map(figures -> new HealthTrouble(Kind.CASE_SYSTEM_WAITS, figures, backlog.reason()))
        .ifPresent(troubles::add);
    if (backlog.failed() > 0) {
      List<Object> figures = List.of(backlog.failed());
      troubles.add(new HealthTrouble(Kind.CASE_SYSTEM_REFUSES, figures, backlog.refusal()));
    }
    return troubles;
  }

  /**
   * Tries again what was given up.
   *
   * @return how many events
   */
  public int tryAgain() {
    return events.failedAgain(clock.instant());
  }

  /**
   * Tells the case system nothing of it any more. Where there is one, nothing is dropped.
   *
   * @return how many events were
   */
  public int drop() {
    return isSet ? 0 : events.drop();
  }
}
