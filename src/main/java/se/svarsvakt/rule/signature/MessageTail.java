package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.mail.body.Line;

/** The last lines of a text that are not blank, folded, with their places in it. */
record MessageTail(List<PlainLine> lines, List<Integer> places) {
  /** A signature that stands further up is not looked for. */
  private static final int MOST = 50;

  static MessageTail of(List<Line> written) {
    List<PlainLine> lines = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int at = written.size() - 1; at >= 0 && lines.size() < MOST; at--) {
      PlainLine line = PlainLine.of(written.get(at));
      if (!line.isBlank()) {
        lines.add(line);
        places.add(at);
      }
    }
    return new MessageTail(List.copyOf(lines.reversed()), List.copyOf(places.reversed()));
  }

  int size() {
    return lines.size();
  }

  PlainLine line(int at) {
    return lines.get(at);
  }

  /** The place of a line in the whole text. */
  int index(int at) {
    return places.get(at);
  }
}
