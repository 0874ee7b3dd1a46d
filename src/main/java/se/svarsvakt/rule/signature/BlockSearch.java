package se.svarsvakt.rule.signature;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.rule.signature.SignatureBlock.Tail;

/** Looks for the first line of a signature block, from the end of the text upwards. */
final class BlockSearch {
  /** How many lines a signature has behind its closing phrase or divider. */
  private static final int LONGEST = 25;

  /** How many lines a signature has that nothing announces. */
  private static final int LONGEST_BARE = 8;

  private final Tail tail;
  private final List<LineShape> shapes;

  BlockSearch(Tail tail) {
    this.tail = tail;
    this.shapes = tail.lines().stream().map(LineShape::of).toList();
  }

  /** The index of the first line; empty for none. */
  Optional<Integer> start() {
    return announced().or(this::bare).map(this::withThanks);
  }

  /** A divider or a closing phrase that mostly signature lines follow. */
  private Optional<Integer> announced() {
    for (int at = Math.max(0, tail.size() - LONGEST); at < tail.size(); at++) {
      LineShape shape = shapes.get(at);
      boolean announces = shape == LineShape.DIVIDER || shape == LineShape.CLOSING;
      boolean thanks = shape == LineShape.THANKS && at < tail.size() - 1;
      if ((announces || thanks) && isSignature(at + 1) && (at > 0 || announces)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
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

  /** Signature lines that nothing announces: a name, a contact line, what stands around them. */
  private Optional<Integer> bare() {
    int start = tail.size();
    for (int at = tail.size() - 1; at >= Math.max(0, tail.size() - LONGEST_BARE); at--) {
      LineShape shape = shapes.get(at);
      if (!shape.isSigning() || shape == LineShape.THANKS) {
        break;
      }
      boolean signed =
          shape == LineShape.NAME || shape == LineShape.CONTACT || shape == LineShape.DEVICE;
      start = signed ? at : start;
      if (tail.isSetOff(at) && start < tail.size() && shape == LineShape.NAME) {
        break;
      }
    }
    return start < tail.size() && (start > 0 || tail.size() > 2)
        ? Optional.of(start)
        : Optional.empty();
  }

  /** A line of thanks right before belongs to it. */
  private int withThanks(int start) {
    boolean thanked = start > 0 && shapes.get(start - 1) == LineShape.THANKS;
    return thanked ? start - 1 : start;
  }
}
