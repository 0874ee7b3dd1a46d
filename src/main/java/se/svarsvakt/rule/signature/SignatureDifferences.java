package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.body.Picture;
import se.svarsvakt.rule.SignatureFlaw;

/** What a reading of a message lacks, has wrong, and has in excess. */
final class SignatureDifferences {
  private static final String BETWEEN_LINES = " / ";
  private static final int MOST_PICTURES = 20;

  private final SignatureMatch match;
  private final SegmentAssignment ownership;

  SignatureDifferences(SignatureMatch match) {
    this.match = match;
    this.ownership = new SegmentAssignment(match);
  }

  /** Lines that are missing or read otherwise. */
  List<SignatureFlaw> lines() {
    return match.expected().stream()
        .filter(line -> line.filled().checked())
        .flatMap(line -> flaw(line).stream())
        .toList();
  }

  private Optional<SignatureFlaw> flaw(ExpectedLine line) {
    String found = found(line);
    boolean right = !match.isIncomplete(line) && ownership.inPlaceOf(line).isEmpty();
    if (right) {
      return Optional.empty();
    }
    var kind = found.isEmpty() ? SignatureFlaw.Kind.MISSING_LINE : SignatureFlaw.Kind.WRONG_VALUE;
    return Optional.of(new SignatureFlaw(kind, line.filled().name(), line.filled().text(), found));
  }

  private String found(ExpectedLine line) {
    List<String> rows = new ArrayList<>();
    for (int at = match.start(); at < match.tail().size(); at++) {
      int row = at;
      var from =
          Stream.concat(
                  ownership.inPlaceOf(line).stream()
                      .filter(segment -> segment.line() == row)
                      .flatMap(segment -> Stream.of(segment.from(), segment.to())),
                  match.words().stream()
                      .filter(read -> read.line() == row && match.lineOf(read) == line.number())
                      .flatMap(read -> Stream.of(read.word().start(), read.word().end())))
              .mapToInt(placement -> placement)
              .summaryStatistics();
      if (from.getCount() > 0) {
        rows.add(match.tail().line(at).text().substring(from.getMin(), from.getMax()));
      }
    }
    return String.join(BETWEEN_LINES, rows);
  }

  /** Text and pictures that are not the template's; lines one after another are one addition. */
  List<SignatureFlaw> additions() {
    List<SignatureFlaw> flaws = new ArrayList<>();
    List<Segment> group = new ArrayList<>();
    for (Segment segment : ownership.additions()) {
      if (isExpectedElsewhere(segment)) {
        continue;
      }
      if (!group.isEmpty() && !continues(group.getLast(), segment)) {
        flaws.add(addition(group));
        group.clear();
      }
      group.add(segment);
    }
    if (!group.isEmpty()) {
      flaws.add(addition(group));
    }
    return flaws;
  }

  private static boolean continues(Segment earlier, Segment later) {
    return earlier.placement() == Segment.Placement.WHOLE
        && later.placement() == Segment.Placement.WHOLE
        && earlier.before() == later.before()
        && earlier.behind() == later.behind();
  }

  /** A line of the template in another place is missing from its own, and nothing of one's own. */
  private boolean isExpectedElsewhere(Segment segment) {
    List<String> words = keys(SignatureWord.in(segment.text(match)));
    return segment.placement() != Segment.Placement.PICTURE
        && match.expected().stream()
            .map(line -> line.words().stream().map(ExpectedLine.ExpectedWord::word).toList())
            .anyMatch(line -> keys(line).equals(words));
  }

  private static List<String> keys(List<SignatureWord> words) {
    return words.stream().map(SignatureWord::key).toList();
  }

  private SignatureFlaw addition(List<Segment> group) {
    Segment first = group.getFirst();
    String line = match.expected().get(Math.max(0, first.before())).filled().name();
    if (first.placement() == Segment.Placement.PICTURE) {
      List<Picture> pictures = match.tail().line(first.line()).pictures();
      return new SignatureFlaw(
          SignatureFlaw.Kind.ADDITION, line, "", "picture", allKnown(pictures));
    }
    String found =
        group.stream()
            .map(segment -> segment.text(match))
            .collect(Collectors.joining(BETWEEN_LINES));
    return new SignatureFlaw(SignatureFlaw.Kind.ADDITION, line, "", found);
  }

  /** Pictures of which each is told from others, and which are not many; or none. */
  private static List<Picture> allKnown(List<Picture> pictures) {
    boolean known = pictures.stream().noneMatch(picture -> picture.signs().isEmpty());
    return known && pictures.size() <= MOST_PICTURES ? pictures : List.of();
  }
}
