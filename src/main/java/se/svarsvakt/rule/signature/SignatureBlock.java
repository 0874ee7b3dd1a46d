package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.body.Line;

/**
 * Where the signature stands at the end of a text, whoever's it is: found by the form of its lines
 * and not by a template.
 *
 * @param from the index of its first line
 * @param to the index behind its last line
 */
public record SignatureBlock(int from, int to) {
  /** Refuses an empty range. */
  public SignatureBlock {
    if (from < 0 || from >= to) {
      throw new IllegalArgumentException("a signature block needs a line");
    }
  }

  /** The block at the end of a newly written text; empty where the text just ends. */
  public static Optional<SignatureBlock> find(List<Line> written) {
    Tail tail = Tail.of(written);
    return new BlockSearch(tail)
        .start()
        .map(start -> new SignatureBlock(tail.index(start), tail.index(tail.size() - 1) + 1));
  }

  /** The last lines of a text that are not blank, folded, with their places in it. */
  record Tail(List<PlainLine> lines, List<Integer> places) {
    private static final int MOST = 50;

    static Tail of(List<Line> written) {
      List<PlainLine> lines = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int at = written.size() - 1; at >= 0 && lines.size() < MOST; at--) {
        PlainLine line = PlainLine.of(written.get(at));
        if (!line.isBlank()) {
          lines.add(line);
          places.add(at);
        }
      }
      return new Tail(List.copyOf(lines.reversed()), List.copyOf(places.reversed()));
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

    /** Whether a blank line stands before that line. */
    boolean isSetOff(int at) {
      return at == 0 ? places.getFirst() > 0 : places.get(at) - places.get(at - 1) > 1;
    }
  }
}
