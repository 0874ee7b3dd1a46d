package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of words in one line of the message that the template does not have, or a picture.
 *
 * @param line the line of the tail
 * @param from where it begins in the line
 * @param to where it ends in the line
 * @param before the number of the expected line that the last known word before belongs to, or -1
 * @param behind the number of the expected line that the next known word belongs to, or the number
 *     of expected lines
 * @param placement how it lies in its line
 */
record Segment(int line, int from, int to, int before, int behind, Placement placement) {
  /** How a segment lies in its line. */
  enum Placement {
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
  static List<Segment> of(SignatureMatch match) {
    List<Segment> segments = new ArrayList<>();
    for (int at = match.start(); at < match.tail().size(); at++) {
      PlainLine line = match.tail().line(at);
      segments.addAll(new SegmentedLine(match, at).segments());
      if (line.picture()) {
        int before = before(match, at + 1);
        segments.add(new Segment(at, 0, 0, before, behind(match, at), Placement.PICTURE));
      }
    }
    return segments;
  }

  /** The expected line of the last known word above a line. */
  static int before(SignatureMatch match, int line) {
    return match.words().stream()
        .filter(read -> read.line() < line && read.partner() >= 0)
        .mapToInt(match::lineOf)
        .reduce(-1, (earlier, later) -> later);
  }

  /** The expected line of the first known word below a line. */
  static int behind(SignatureMatch match, int line) {
    return match.words().stream()
        .filter(read -> read.line() > line && read.partner() >= 0)
        .mapToInt(match::lineOf)
        .findFirst()
        .orElse(match.expected().size());
  }

  /** The segments of one line. */
  private record SegmentedLine(SignatureMatch match, int line) {
    List<Segment> segments() {
      List<SignatureMatch.MatchedWord> known =
          match.words().stream().filter(r -> r.line() == line && r.partner() >= 0).toList();
      List<Segment> segments = new ArrayList<>();
      int from = -1;
      int to = -1;
      for (SignatureWord word : match.tail().line(line).words()) {
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

    private Segment segment(List<SignatureMatch.MatchedWord> known, int from, int to) {
      var left = known.stream().filter(read -> read.word().end() <= from).toList();
      var right = known.stream().filter(read -> read.word().start() >= to).toList();
      int before = left.isEmpty() ? before(match, line) : match.lineOf(left.getLast());
      int behind = right.isEmpty() ? behind(match, line) : match.lineOf(right.getFirst());
      return new Segment(
          line, from, to, before, behind, placement(left.isEmpty(), right.isEmpty()));
    }

    private static Placement placement(boolean first, boolean last) {
      if (first) {
        return last ? Placement.WHOLE : Placement.LEADING;
      }
      return last ? Placement.TRAILING : Placement.INNER;
    }
  }

  /** What one reads there. */
  String text(SignatureMatch match) {
    return match.tail().line(line).text().substring(from, to);
  }
}
