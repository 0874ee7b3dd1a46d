package se.svarsvakt.mail.body;

import java.util.Set;

/**
 * One line of a message as its reader sees it. It is content: never stored or logged.
 *
 * @param text the visible text, white space folded; empty for a blank line
 * @param fonts the font families that its text is set in, the first of each list, in lower case
 *     without quotes; empty where the message leaves the font to the reader's program
 * @param picture whether a picture stands in it
 */
public record Line(String text, Set<String> fonts, boolean picture) {
  /** Keeps a copy. */
  public Line {
    fonts = Set.copyOf(fonts);
  }

  /** A line of plain text. */
  public static Line of(String text) {
    return new Line(text, Set.of(), false);
  }

  /** Whether there is nothing to see. */
  public boolean isBlank() {
    return text.isBlank() && !picture;
  }

  @Override
  public String toString() {
    return "Line[not shown]";
  }
}
