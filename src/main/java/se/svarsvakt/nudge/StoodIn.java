package se.svarsvakt.nudge;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became, in one run, of nudges to people who are away: others got them in their place, and of
 * a registration several do. Safe for use by several threads.
 */
final class StoodIn {
  /** How a nudge to one who stands in ended. */
  enum Outcome {
    /** They know, or no way leads to them and none will. */
    DONE,
    /** They are told later, or tried again. */
    LATER,
    /** It does not go to them. */
    NOT_TOLD
  }

  private final Map<PlannedNudge, Set<Outcome>> endings = new LinkedHashMap<>();

  synchronized void note(NudgeCandidate candidate, Outcome ending) {
    for (PlannedNudge original : candidate.standsInFor()) {
      endings.computeIfAbsent(original, _ -> EnumSet.noneOf(Outcome.class)).add(ending);
    }
  }

  /** What was sent to one who stands in. */
  void note(NudgeCandidate candidate, List<NudgeReport> reports) {
    note(candidate, ending(candidate.nudge().kind(), reports));
  }

  /** One of several who cannot be reached has not asked anybody. */
  private static Outcome ending(NudgeKind kind, List<NudgeReport> reports) {
    if (reports.stream().allMatch(NudgeReport::isFailed)) {
      return Outcome.LATER;
    }
    return kind == NudgeKind.REGISTRATION && reports.stream().noneMatch(NudgeReport::isSent)
        ? Outcome.NOT_TOLD
        : Outcome.DONE;
  }

  /** The nudges that nobody has to be told of any more. */
  synchronized List<PlannedNudge> settled() {
    return endings.entrySet().stream()
        .filter(each -> each.getValue().contains(Outcome.DONE))
        .filter(each -> !each.getValue().contains(Outcome.LATER))
        .map(Map.Entry::getKey)
        .toList();
  }
}
