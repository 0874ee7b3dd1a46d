package se.svarsvakt.mail.phrase;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a regular expression what could make a match run for long, or match nothing at all: a
 * repetition without an end, and an alternative without a word.
 *
 * <p>A possessive repetition ({@code *+}) never goes back on what it took, so it needs no end.
 */
final class Repetition {
  /** Times that something may be repeated; longer than any word, shorter than a text. */
  static final int MOST = 400;

  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?<escaped>\\\\.)|(?<set>\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*+\\])"
              + "|(?<endless>(?:[*+]|\\{\\d+,\\})(?!\\+))"
              + "|(?<possessive>[*+]\\+|\\{\\d+,\\}\\+)"
              + "|\\{(?:\\d++,)?(?<most>\\d++)\\}[+?]?|\\?[+?]?"
              + "|(?<empty>\\((?:\\?(?:[:=!]|<[=!]))?(?=[|)])|\\|(?=[|)]|$)|^\\|)");

  private Repetition() {}

  /** What is wrong with a line, if something is. */
  static Optional<String> faultOf(String regex) {
    Matcher element = ELEMENT.matcher(regex);
    while (element.find()) {
      if (element.group("endless") != null) {
        return Optional.of("repetition without an end at " + regex.substring(element.start()));
      }
      if (element.group("empty") != null) {
        return Optional.of("empty alternative at " + regex.substring(element.start()));
      }
      String most = element.group("most");
      if (most != null && (most.length() > 3 || Integer.parseInt(most) > MOST)) {
        return Optional.of("repetition of more than " + MOST + " at " + element.group());
      }
    }
    return Optional.empty();
  }
}
