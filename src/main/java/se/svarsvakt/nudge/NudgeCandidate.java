package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A nudge on its way from plan to delivery.
 *
 * @param nudge the nudge as it would go
 * @param standsInFor the nudges to people who are away that it takes the place of
 * @param obstacle why it can not go; null while nothing is in the way
 */
record NudgeCandidate(
    PlannedNudge nudge, List<PlannedNudge> standsInFor, @Nullable String obstacle) {
  NudgeCandidate {
    standsInFor = List.copyOf(standsInFor);
  }

  static NudgeCandidate of(PlannedNudge nudge) {
    return new NudgeCandidate(nudge, List.of(), null);
  }

  NudgeCandidate hindered(String reason) {
    return new NudgeCandidate(nudge, standsInFor, reason);
  }

  /** The same at another time. */
  NudgeCandidate at(Instant time) {
    return new NudgeCandidate(nudge.at(time), standsInFor, obstacle);
  }

  /** The same without some items; hindered where none is left. */
  NudgeCandidate without(Predicate<NudgeItem> left, String reason) {
    List<NudgeItem> items = nudge.items().stream().filter(left.negate()).toList();
    if (obstacle != null || items.size() == nudge.items().size()) {
      return this;
    }
    return items.isEmpty()
        ? hindered(reason)
        : new NudgeCandidate(nudge.about(items), standsInFor, null);
  }

  /** The same to somebody else, in place of its recipient. */
  NudgeCandidate insteadOf(PlannedNudge original) {
    List<PlannedNudge> all = new ArrayList<>(standsInFor);
    all.add(original);
    return new NudgeCandidate(nudge, all, obstacle);
  }

  /** Nudges that come to the same person, kind and time become one. */
  static List<NudgeCandidate> merged(Collection<NudgeCandidate> candidates) {
    Map<Object, NudgeCandidate> merged = new LinkedHashMap<>();
    for (NudgeCandidate candidate : candidates) {
      Object key = candidate.obstacle() == null ? candidate.nudge().identity() : candidate;
      merged.merge(key, candidate, NudgeCandidate::and);
    }
    return List.copyOf(merged.values());
  }

  private NudgeCandidate and(NudgeCandidate other) {
    TreeSet<NudgeItem> items = new TreeSet<>(nudge.items());
    items.addAll(other.nudge().items());
    List<PlannedNudge> all = new ArrayList<>(standsInFor);
    all.addAll(other.standsInFor());
    return new NudgeCandidate(nudge.about(List.copyOf(items)), all, null);
  }
}
