package se.svarsvakt.mail;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of other people made fit to be shown, the same way on every surface: nothing in it that
 * hides or turns around other text, nothing that a terminal or a card takes for an instruction, and
 * no more than there is room for. Whatever leaves the program goes through here; a surface that
 * renders Markdown shows it where it renders none.
 */
public final class DisplayText {
  private static final int MOST_MARKS = 3;
  private static final int NOT_SHOWN = -1;

  /** Cards compute {@code {{DATE(…)}}}; a space keeps it as it was written. */
  private static final Pattern FUNCTION = Pattern.compile("\\{(?=\\{)");

  /** Letters and marks that are drawn as nothing or as a gap (Default_Ignorable_Code_Point). */
  private static final Set<Integer> INVISIBLE =
      Set.of(
          0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0);

  private static final int EMPTY_BRAILLE = 0x2800;

  private DisplayText() {}

  /** On one line and at most so many characters long, cut at a code point. */
  public static String line(String text, int longest) {
    StringBuilder kept = new StringBuilder();
    int marks = 0;
    for (int point : text.codePoints().limit(4L * longest).toArray()) {
      int shown = shown(point);
      marks = isMark(point) ? marks + 1 : 0;
      if (shown != NOT_SHOWN && marks <= MOST_MARKS) {
        kept.appendCodePoint(shown);
      }
    }
    String clean = kept.toString().replaceAll(" +", " ").strip();
    return cut(FUNCTION.matcher(clean).replaceAll("{ "), longest);
  }

  /** The same for text that keeps its lines; at most so many characters in all. */
  public static String lines(String text, int longest) {
    String clean =
        text.lines().map(line -> line(line, longest)).collect(Collectors.joining("\n")).strip();
    return cut(clean, longest);
  }

  /** What is shown for a character: itself, a space, or nothing. */
  private static int shown(int point) {
    if (INVISIBLE.contains(point) || isTagOrSelector(point)) {
      return NOT_SHOWN;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          ' ';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          NOT_SHOWN;
      default -> point == EMPTY_BRAILLE ? ' ' : point;
    };
  }

  /** Those that make an emoji of a sign (U+FE0E, U+FE0F) stay. */
  private static boolean isTagOrSelector(int point) {
    return (point >= 0xFE00 && point <= 0xFE0D) || (point >= 0xE0000 && point <= 0xE0FFF);
  }

  /** Marks stand on the letter before them; a heap of them covers the lines above and below. */
  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
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
