package se.svarsvakt.nudge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A nudge on its way from plan to delivery.
 *
 * @param nudge the nudge as it would go
 * @param standsInFor the nudges to people who are away that it takes the place of
 * @param obstacle why it can not go; null while nothing is in the way
 */
record Candidate(PlannedNudge nudge, List<PlannedNudge> standsInFor, @Nullable String obstacle) {
  Candidate {
    standsInFor = List.copyOf(standsInFor);
  }

  static Candidate of(PlannedNudge nudge) {
    return new Candidate(nudge, List.of(), null);
  }

  Candidate hindered(String reason) {
    return new Candidate(nudge, standsInFor, reason);
  }

  /** The same to somebody else, in place of its recipient. */
  Candidate insteadOf(PlannedNudge original) {
    List<PlannedNudge> all = new ArrayList<>(standsInFor);
    all.add(original);
    return new Candidate(nudge, all, obstacle);
  }

  /** Nudges that come to the same person, kind and time become one. */
  static List<Candidate> merged(Collection<Candidate> candidates) {
    Map<Object, Candidate> merged = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Object key = candidate.obstacle() == null ? candidate.nudge().identity() : candidate;
      merged.merge(key, candidate, Candidate::and);
    }
    return List.copyOf(merged.values());
  }

  private Candidate and(Candidate other) {
    TreeSet<NudgeItem> items = new TreeSet<>(nudge.items());
    items.addAll(other.nudge().items());
    List<PlannedNudge> all = new ArrayList<>(standsInFor);
    all.addAll(other.standsInFor());
    return new Candidate(nudge.about(List.copyOf(items)), all, null);
  }
}
