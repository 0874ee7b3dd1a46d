package se.svarsvakt.teams.card;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.svarsvakt.mail.DisplayText;

/**
 * Text of other people, made fit to stand in a card: as everywhere ({@link DisplayText}), and long
 * words may break. It belongs into text runs, which know no Markdown.
 */
final class CardText {
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
    return DisplayText.line(text, longest);
  }
}
