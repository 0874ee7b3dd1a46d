package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.rule.signature.Segment.Place;

/** What a reading of a message lacks, has wrong, and has in excess. */
final class SignatureDifferences {
  private static final String BETWEEN_LINES = " / ";

  private final SignatureMatch reading;
  private final Ownership ownership;

  SignatureDifferences(SignatureMatch reading) {
    this.reading = reading;
    this.ownership = new Ownership(reading);
  }

  /** Lines that are missing or read otherwise. */
  List<Flaw> lines() {
    return reading.expected().stream()
        .filter(line -> line.filled().checked())
        .flatMap(line -> flaw(line).stream())
        .toList();
  }

  private Optional<Flaw> flaw(ExpectedLine line) {
    String found = found(line);
    boolean right = !reading.isIncomplete(line) && ownership.inPlaceOf(line).isEmpty();
    if (right) {
      return Optional.empty();
    }
    String code = found.isEmpty() ? "missing-line" : "wrong-value";
    return Optional.of(new Flaw(code, line.filled().name(), line.filled().text(), found));
  }

  private String found(ExpectedLine line) {
    List<String> rows = new ArrayList<>();
    for (int at = reading.start(); at < reading.tail().size(); at++) {
      int row = at;
      var from =
          Stream.concat(
                  ownership.inPlaceOf(line).stream()
                      .filter(segment -> segment.line() == row)
                      .flatMap(segment -> Stream.of(segment.from(), segment.to())),
                  reading.words().stream()
                      .filter(read -> read.line() == row && reading.lineOf(read) == line.number())
                      .flatMap(read -> Stream.of(read.word().start(), read.word().end())))
              .mapToInt(place -> place)
              .summaryStatistics();
      if (from.getCount() > 0) {
        rows.add(reading.tail().line(at).text().substring(from.getMin(), from.getMax()));
      }
    }
    return String.join(BETWEEN_LINES, rows);
  }

  /** Text and pictures that are not the template's; lines one after another are one addition. */
  List<Flaw> additions() {
    List<Flaw> flaws = new ArrayList<>();
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
    return earlier.place() == Place.WHOLE
        && later.place() == Place.WHOLE
        && earlier.before() == later.before()
        && earlier.behind() == later.behind();
  }

  /** A line of the template in another place is missing from its own, and nothing of one's own. */
  private boolean isExpectedElsewhere(Segment segment) {
    List<String> words = keys(Word.in(segment.text(reading)));
    return segment.place() != Place.PICTURE
        && reading.expected().stream()
            .map(line -> line.words().stream().map(ExpectedLine.ExpectedWord::word).toList())
            .anyMatch(line -> keys(line).equals(words));
  }

  private static List<String> keys(List<Word> words) {
    return words.stream().map(Word::key).toList();
  }

  private Flaw addition(List<Segment> group) {
    Segment first = group.getFirst();
    String found =
        first.place() == Place.PICTURE
            ? "picture"
            : group.stream()
                .map(segment -> segment.text(reading))
                .collect(Collectors.joining(BETWEEN_LINES));
    var line = reading.expected().get(Math.max(0, first.before()));
    return new Flaw("addition", line.filled().name(), "", found);
  }
}
