package se.svarsvakt.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
  /** The counts by kind; kinds of which there is nothing to tell are missing. */
  static List<FindingCount> of(Collection<FindingSpan> spans, Period week) {
    SortedMap<ObservedFinding.Kind, FindingCount> counts = new TreeMap<>();
    spans.stream()
        .map(span -> of(span, week))
        .forEach(each -> counts.merge(each.kind, each, FindingCount::plus));
    return counts.values().stream()
        .filter(FindingCount::tells)
        .collect(ArrayList::new, List::add, List::addAll);
  }

  /** What is seen at the first moment of a week was not there at the end of the one before. */
  private static FindingCount of(FindingSpan span, Period week) {
    boolean before = span.period().from().isBefore(week.from());
    boolean after = span.period().until().isAfter(week.until().minusNanos(1));
    return new FindingCount(
        span.finding().kind(),
        !before && after ? 1 : 0,
        before && after ? 1 : 0,
        before && !after ? 1 : 0);
  }

  private FindingCount plus(FindingCount other) {
    return new FindingCount(kind, fresh + other.fresh, still + other.still, fixed + other.fixed);
  }

  private boolean tells() {
    return fresh + still + fixed > 0;
  }
}
