package se.svarsvakt.worker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the watching of mail stands. Health, page, table and exit code of a scan all show this.
 *
 * @param last the whole pass that ended last
 * @param troubles what is not as it should be, the most important first; empty where all is well
 * @param starting whether nothing is wrong so far and no pass has ended yet since the start
 */
public record HealthReport(
    Optional<FinishedScan> last, List<HealthTrouble> troubles, boolean starting) {
  /** Puts what is worst first. */
  public HealthReport {
    troubles =
        troubles.stream()
            .sorted(Comparator.comparing((HealthTrouble one) -> one.kind().state()).reversed())
            .toList();
  }

  /** How it stands, from the best to the worst. */
  public enum State {
    /** Mail is watched. */
    UP,
    /** Mail is watched, but not all of it, or not in time, or not everybody is told. */
    DEGRADED,
    /** Mail is not watched, or nobody is told. */
    DOWN
  }

  /**
   * Whether the pass left undone what it was for. That fewer mailboxes are in scope than a week ago
   * may be meant, and one person whom no way reaches is no fault of the pass.
   */
  public boolean isIncomplete() {
    return troubles.stream()
        .map(HealthTrouble::kind)
        .anyMatch(
            kind ->
                kind != HealthTrouble.Kind.FEWER_THAN_BEFORE
                    && kind != HealthTrouble.Kind.SOME_NOT_SENT);
  }

  /** How it stands: as the worst of what is wrong. */
  public State state() {
    return troubles.isEmpty() ? State.UP : troubles.getFirst().kind().state();
  }

  /**
   * Why it is not {@link State#UP}, in one line of English without addresses; empty where it is.
   */
  public Optional<String> reason() {
    return troubles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            troubles.stream().map(HealthWords.ENGLISH::reason).collect(Collectors.joining("; ")));
  }
}
