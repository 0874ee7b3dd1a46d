package se.svarsvakt.summary;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.worktime.Period;

/**
 * How many findings of one kind there were at the end of a week.
 *
 * @param kind what is wrong
 * @param fresh not there at the end of the week before
 * @param still there at both ends
 * @param fixed there before, and no longer
 */
public record FindingCount(ObservedFinding.Kind kind, int fresh, int still, int fixed) {
  /**
   * The counts by kind; kinds of which there is nothing to tell are missing. A finding that came
   * and went within the week counts by how it stood at the two ends.
   */
  static List<FindingCount> of(Collection<FindingSpan> spans, Period week) {
    SortedMap<ObservedFinding.Kind, FindingCount> counts = new TreeMap<>();
    spans.stream()
        .collect(Collectors.groupingBy(FindingSpan::finding))
        .forEach(
            (finding, all) ->
                counts.merge(finding.kind(), one(finding.kind(), all, week), FindingCount::plus));
    return counts.values().stream().filter(FindingCount::tells).toList();
  }

  private static FindingCount one(
      ObservedFinding.Kind kind, Collection<FindingSpan> spans, Period week) {
    boolean before = spans.stream().anyMatch(span -> span.isThereBefore(week.from()));
    boolean after = spans.stream().anyMatch(span -> span.isThereBefore(week.until()));
    return new FindingCount(
        kind, !before && after ? 1 : 0, before && after ? 1 : 0, before && !after ? 1 : 0);
  }

  private FindingCount plus(FindingCount other) {
    return new FindingCount(kind, fresh + other.fresh, still + other.still, fixed + other.fixed);
  }

  private boolean tells() {
    return fresh + still + fixed > 0;
  }
}
