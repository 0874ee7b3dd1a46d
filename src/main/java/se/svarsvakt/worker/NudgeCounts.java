package se.svarsvakt.worker;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeReport;

/**
 * How the reminders of a pass fared that were tried, each counted once, whatever ways it took.
 *
 * @param sent those that arrived, or may have
 * @param failed those that are tried again
 * @param refused those that no way takes to their person
 */
public record NudgeCounts(int sent, int failed, int refused) {
  /** Nothing was tried. */
  public static final NudgeCounts NONE = new NudgeCounts(0, 0, 0);

  static NudgeCounts of(List<NudgeReport> reports) {
    return reports.stream()
        .filter(report -> report.delivery().isPresent())
        .collect(Collectors.groupingBy(NudgeReport::nudge))
        .values()
        .stream()
        .map(NudgeCounts::one)
        .reduce(NONE, NudgeCounts::plus);
  }

  private static NudgeCounts one(Collection<NudgeReport> ways) {
    return ways.stream()
        .flatMap(way -> way.delivery().stream())
        .map(NudgeCounts::of)
        .reduce(NONE, NudgeCounts::better);
  }

  private static NudgeCounts of(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sent _, Delivery.Uncertain _ -> new NudgeCounts(1, 0, 0);
      case Delivery.Failed _, Delivery.Started _ -> new NudgeCounts(0, 1, 0);
      case Delivery.Skipped _ -> new NudgeCounts(0, 0, 1);
      case Delivery.Needless _ -> NONE;
    };
  }

  /** One way that reaches a person is enough. */
  private NudgeCounts better(NudgeCounts other) {
    int anySent = Math.max(sent, other.sent);
    int anyFailed = anySent > 0 ? 0 : Math.max(failed, other.failed);
    int anyRefused = anySent + anyFailed > 0 ? 0 : Math.max(refused, other.refused);
    return new NudgeCounts(anySent, anyFailed, anyRefused);
  }

  private NudgeCounts plus(NudgeCounts other) {
    return new NudgeCounts(sent + other.sent, failed + other.failed, refused + other.refused);
  }
}
