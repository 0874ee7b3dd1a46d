package se.svarsvakt.teams.card;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of other people, made fit to stand in a card: one line, not too long, nothing in it that
 * hides or turns around other text, and nothing that a card takes for an instruction. It belongs
 * into text runs, which know no Markdown.
 */
final class CardText {
  private static final int MOST_MARKS = 3;

  /** So much of a word fits on a card's narrowest line in the widest letters. */
  private static final Pattern LONG_WORD = Pattern.compile("(\\S{20})(?=\\S)");

  /** An address is copied, and must stay as it is while it fits on a line in ordinary letters. */
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,24}@[\\w.-]{1,24}");

  private static final int LONGEST_ADDRESS = 34;

  private static final String MAY_BREAK_HERE = "\u200b";

  private CardText() {}

  /** At most so many characters, cut at a code point; long words may break. */
  static String of(String text, int longest) {
    return Arrays.stream(exact(text, longest).split(" ", -1))
        .map(CardText::breakable)
        .collect(Collectors.joining(" "));
  }

  private static String breakable(String word) {
    boolean address = word.length() <= LONGEST_ADDRESS && ADDRESS.matcher(word).matches();
    return address ? word : LONG_WORD.matcher(word).replaceAll("$1" + MAY_BREAK_HERE);
  }

  /** At most so many characters, and nothing added, so that it can be copied. */
  static String exact(String text, int longest) {
    StringBuilder kept = new StringBuilder();
    int marks = 0;
    for (int point : text.codePoints().limit(4L * longest).toArray()) {
      int shown = shown(point);
      marks = isMark(point) ? marks + 1 : 0;
      if (shown >= 0 && marks <= MOST_MARKS) {
        kept.appendCodePoint(shown);
      }
    }
    return cut(noFunctions(kept.toString().replaceAll(" +", " ").strip()), longest);
  }

  /** What is shown for a character: itself, a space, or nothing where negative. */
  private static int shown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          ' ';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
      default -> point;
    };
  }

  /** Marks stand on the letter before them; a heap of them covers the lines above and below. */
  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  /** Cards compute {@code {{DATE(…)}}}; a space keeps it as it was written. */
  private static String noFunctions(String text) {
    return text.replace("{{", "{ {");
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
            .strip()
        + "…";
  }
}
