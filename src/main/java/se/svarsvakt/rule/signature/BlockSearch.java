package se.svarsvakt.rule.signature;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.svarsvakt.rule.signature.SignatureBlock.Tail;

/** Looks for the first line of a signature block, from the end of the text upwards. */
final class BlockSearch {
  /** How many lines a signature has behind its closing phrase or divider. */
  private static final int LONGEST = 25;

  /** How many lines a signature has that nothing announces. */
  private static final int LONGEST_BARE = 9;

  /** More lines that look like names are a list. */
  private static final int MOST_NAMES = 5;

  private static final Pattern LINK = Pattern.compile("https?://");

  private final Tail tail;
  private final List<LineShape> shapes;

  BlockSearch(Tail tail) {
    this.tail = tail;
    this.shapes = tail.lines().stream().map(PlainLine::shape).toList();
  }

  /** The index of the first line; empty for none. */
  Optional<Integer> start() {
    return announced().or(this::bare).map(this::withThanks);
  }

  /** A divider or a closing phrase that mostly signature lines follow. */
  private Optional<Integer> announced() {
    return IntStream.range(Math.max(0, tail.size() - LONGEST), tail.size())
        .filter(at -> announces(at) && isSignature(at + 1))
        .boxed()
        .findFirst();
  }

  private boolean announces(int at) {
    return switch (shapes.get(at)) {
      case DIVIDER, CLOSING -> true;
      case THANKS ->
          at > 0 && (at < tail.size() - 1 || ClosingPhrase.isSigned(tail.line(at).text()));
      case CONTACT, DEVICE, NAME, SHORT, PICTURE, TEXT -> false;
    };
  }

  /** Whether what follows reads as a signature: no text before its first contact line. */
  private boolean isSignature(int from) {
    boolean signed = false;
    for (int at = from; at < tail.size(); at++) {
      switch (shapes.get(at)) {
        case NAME, CONTACT -> signed = true;
        case TEXT -> {
          if (!signed || at - from < 2) {
            return false;
          }
        }
        case DIVIDER, CLOSING, THANKS, DEVICE, SHORT, PICTURE -> {}
      }
    }
    return signed || from == tail.size() || tail.size() - from <= 2;
  }

  /** Signature lines that nothing announces: a name, or at least a number or address. */
  private Optional<Integer> bare() {
    int top = tail.size();
    while (top > 0 && isBare(shapes.get(top - 1)) && tail.size() - top <= LONGEST_BARE) {
      top--;
    }
    List<Integer> names = having(top, at -> shapes.get(at) == LineShape.NAME);
    if (tail.size() - top > LONGEST_BARE || names.size() > MOST_NAMES) {
      return Optional.empty();
    }
    List<Integer> others = having(top, this::identifies);
    return (names.isEmpty() ? others : names)
        .stream().findFirst().filter(start -> start > 0 || tail.size() > 2);
  }

  private static boolean isBare(LineShape shape) {
    return shape != LineShape.TEXT && shape != LineShape.THANKS;
  }

  private List<Integer> having(int from, IntPredicate condition) {
    return IntStream.range(from, tail.size()).filter(condition).boxed().toList();
  }

  /** Whether a line says how to reach somebody, or from which device they write. */
  private boolean identifies(int at) {
    return shapes.get(at) == LineShape.DEVICE
        || (shapes.get(at) == LineShape.CONTACT
            && !LINK.matcher(tail.line(at).lower()).lookingAt());
  }

  /** A line of thanks right before belongs to it, and a name before a divider. */
  private int withThanks(int start) {
    if (start == 0) {
      return start;
    }
    LineShape before = shapes.get(start - 1);
    return switch (shapes.get(start)) {
      case DIVIDER -> before == LineShape.NAME ? start - 1 : start;
      case CLOSING, NAME -> before == LineShape.THANKS ? start - 1 : start;
      case THANKS, CONTACT, DEVICE, SHORT, PICTURE, TEXT -> start;
    };
  }
}
