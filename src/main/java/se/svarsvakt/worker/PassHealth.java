package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.worker.HealthTrouble.Kind;

/**
 * Judges passes that have ended by what they read and sent.
 *
 * @param share of the mailboxes in scope, and of the most that were read in the past week, how many
 *     a pass must read; from 0 to 1. A scope that became smaller is complained of for a week at
 *     most.
 */
public record PassHealth(double share) {
  /** A single person whom no way reaches is no sign that the ways are closed. */
  private static final int REFUSED_BY_ALL = 2;

  /** How a pass by itself leaves it, by what it read. */
  public HealthReport report(Instant at, ScanSummary summary) {
    return report(PassHistory.of(FinishedScan.of(at, summary), 0));
  }

  /** How it stands by those passes alone. */
  public HealthReport report(PassHistory history) {
    return new HealthReport(history.last(), troubles(history), false);
  }

  List<HealthTrouble> troubles(PassHistory history) {
    return Stream.concat(
            history.last().stream().flatMap(last -> reading(last, history.mostRead())),
            history.nudging().map(FinishedScan::nudges).flatMap(PassHealth::sending).stream())
        .toList();
  }

  private Stream<HealthTrouble> reading(FinishedScan pass, int before) {
    int read = pass.scanned();
    if (read == 0) {
      return Stream.of(
          pass.mailboxes() == 0
              ? HealthTrouble.of(Kind.NOTHING_IN_SCOPE)
              : HealthTrouble.of(Kind.NOTHING_READ, pass.mailboxes()));
    }
    if (read < share * pass.mailboxes()) {
      return Stream.of(HealthTrouble.of(Kind.FEW_READ, read, pass.mailboxes()));
    }
    return Stream.of(
            read < share * before ? HealthTrouble.of(Kind.FEWER_THAN_BEFORE, read, before) : null,
            pass.failed() == 0 ? null : HealthTrouble.of(Kind.SOME_NOT_READ, pass.failed()),
            pass.callsUnread() ? HealthTrouble.of(Kind.CALLS_NOT_READ) : null)
        .filter(Objects::nonNull);
  }

  private static Optional<HealthTrouble> sending(NudgeCounts nudges) {
    int notSent = nudges.failed() + nudges.refused();
    boolean none = nudges.sent() == 0 && notSent > 0;
    if (none && (nudges.failed() > 0 || notSent >= REFUSED_BY_ALL)) {
      return Optional.of(HealthTrouble.of(Kind.NOTHING_SENT, notSent));
    }
    return none || nudges.failed() > 0
        ? Optional.of(HealthTrouble.of(Kind.SOME_NOT_SENT, notSent))
        : Optional.empty();
  }
}
