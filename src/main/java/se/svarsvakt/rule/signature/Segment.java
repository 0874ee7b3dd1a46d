package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.rule.signature.SignatureMatch.Read;

/**
 * A run of words in one line of the message that the template does not have, or a picture.
 *
 * @param line the line of the tail
 * @param from where it begins in the line
 * @param to where it ends in the line
 * @param before the number of the expected line that the last known word before belongs to, or -1
 * @param behind the number of the expected line that the next known word belongs to, or the number
 *     of expected lines
 * @param place how it lies in its line
 */
record Segment(int line, int from, int to, int before, int behind, Place place) {
  /** How a segment lies in its line. */
  enum Place {
    /** Nothing in the line is known. */
    WHOLE,
    /** Before known words. */
    LEADING,
    /** Between known words. */
    INNER,
    /** Behind known words. */
    TRAILING,
    /** It is a picture. */
    PICTURE
  }

  /** Every segment of a reading, in the order of the message. */
  static List<Segment> of(SignatureMatch reading) {
    List<Segment> segments = new ArrayList<>();
    for (int at = reading.start(); at < reading.tail().size(); at++) {
      PlainLine line = reading.tail().line(at);
      segments.addAll(new SegmentedLine(reading, at).segments());
      if (line.picture()) {
        int before = before(reading, at + 1);
        segments.add(new Segment(at, 0, 0, before, behind(reading, at), Place.PICTURE));
      }
    }
    return segments;
  }

  /** The expected line of the last known word above a line. */
  static int before(SignatureMatch reading, int line) {
    return reading.words().stream()
        .filter(read -> read.line() < line && read.partner() >= 0)
        .mapToInt(reading::lineOf)
        .reduce(-1, (earlier, later) -> later);
  }

  /** The expected line of the first known word below a line. */
  static int behind(SignatureMatch reading, int line) {
    return reading.words().stream()
        .filter(read -> read.line() > line && read.partner() >= 0)
        .mapToInt(reading::lineOf)
        .findFirst()
        .orElse(reading.expected().size());
  }

  /** The segments of one line. */
  private record SegmentedLine(SignatureMatch reading, int line) {
    List<Segment> segments() {
      List<Read> known =
          reading.words().stream().filter(r -> r.line() == line && r.partner() >= 0).toList();
      List<Segment> segments = new ArrayList<>();
      int from = -1;
      int to = -1;
      for (Word word : reading.tail().line(line).words()) {
        boolean isKnown = known.stream().anyMatch(read -> read.word().start() == word.start());
        if (!isKnown) {
          from = from < 0 ? word.start() : from;
          to = word.end();
        } else if (from >= 0) {
          segments.add(segment(known, from, to));
          from = -1;
        }
      }
      if (from >= 0) {
        segments.add(segment(known, from, to));
      }
      return segments;
    }

    private Segment segment(List<Read> known, int from, int to) {
      var left = known.stream().filter(read -> read.word().end() <= from).toList();
      var right = known.stream().filter(read -> read.word().start() >= to).toList();
      int before = left.isEmpty() ? before(reading, line) : reading.lineOf(left.getLast());
      int behind = right.isEmpty() ? behind(reading, line) : reading.lineOf(right.getFirst());
      return new Segment(line, from, to, before, behind, place(left.isEmpty(), right.isEmpty()));
    }

    private static Place place(boolean first, boolean last) {
      if (first) {
        return last ? Place.WHOLE : Place.LEADING;
      }
      return last ? Place.TRAILING : Place.INNER;
    }
  }

  /** What one reads there. */
  String text(SignatureMatch reading) {
    return reading.tail().line(line).text().substring(from, to);
  }
}
