package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says of everything that the template does not have whether it stands in the place of a template
 * line or is an addition.
 */
final class SegmentAssignment {
  private final SignatureMatch match;
  private final Map<Integer, List<Segment>> owned = new HashMap<>();
  private final List<Segment> additions = new ArrayList<>();

  SegmentAssignment(SignatureMatch match) {
    this.match = match;
    for (Segment segment : Segment.of(match)) {
      owner(segment)
          .ifPresentOrElse(
              line -> owned.computeIfAbsent(line, _ -> new ArrayList<>()).add(segment),
              () -> additions.add(segment));
    }
  }

  /** What stands in the place of that line. */
  List<Segment> inPlaceOf(ExpectedLine line) {
    return owned.getOrDefault(line.number(), List.of());
  }

  /** What nothing in the template explains. */
  List<Segment> additions() {
    return additions;
  }

  private Optional<Integer> owner(Segment segment) {
    if (segment.placement() == Segment.Placement.PICTURE) {
      return Optional.empty();
    }
    return ClosingPhrase.opens(segment.text(match))
        ? inGap(segment).or(() -> byPlace(segment))
        : byPlace(segment);
  }

  private Optional<Integer> byPlace(Segment segment) {
    return switch (segment.placement()) {
      case INNER ->
          segment.before() == segment.behind()
              ? Optional.of(segment.before())
              : beside(segment).or(() -> inGap(segment));
      case LEADING, TRAILING -> beside(segment).or(() -> inGap(segment));
      case WHOLE, PICTURE -> inGap(segment);
    };
  }

  /** A line that shares the visual line with the segment and lacks words. */
  private Optional<Integer> beside(Segment segment) {
    Stream<Integer> neighbours =
        switch (segment.placement()) {
          case LEADING -> Stream.of(segment.behind());
          case TRAILING -> Stream.of(segment.before());
          case INNER -> Stream.of(segment.before(), segment.behind());
          case WHOLE, PICTURE -> Stream.of();
        };
    return neighbours.filter(this::isIncomplete).findFirst();
  }

  /** A line between the known ones that lacks words and could read like that. */
  private Optional<Integer> inGap(Segment segment) {
    LineShape shape = PlainLine.of(segment.text(match), List.of()).shape();
    boolean followed = segment.behind() < match.expected().size();
    return IntStream.rangeClosed(segment.before(), segment.behind())
        .boxed()
        .filter(this::isIncomplete)
        .filter(line -> !owned.containsKey(line) || !isChecked(line))
        .filter(line -> match.expected().get(line).mayRead(shape, followed))
        .findFirst();
  }

  private boolean isChecked(int line) {
    return match.expected().get(line).filled().checked();
  }

  private boolean isIncomplete(int line) {
    return 0 <= line
        && line < match.expected().size()
        && match.isIncomplete(match.expected().get(line));
  }
}
