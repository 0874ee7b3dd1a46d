package se.svarsvakt.mail.body;

import java.util.List;
import java.util.Set;

/**
 * One line of a message as its reader sees it. It is content: never stored or logged.
 *
 * @param text the visible text, white space folded; empty for a blank line
 * @param fonts the font families that its text is set in, the first of each list, in lower case
 *     without quotes; empty where the message leaves the font to the reader's program
 * @param pictures the pictures that stand in it
 */
public record Line(String text, Set<String> fonts, List<Picture> pictures) {
  /** Keeps copies. */
  public Line {
    fonts = Set.copyOf(fonts);
    pictures = List.copyOf(pictures);
  }

  /** A line of plain text. */
  public static Line of(String text) {
    return new Line(text, Set.of(), List.of());
  }

  /** Whether a picture stands in it. */
  public boolean picture() {
    return !pictures.isEmpty();
  }

  /** Whether there is nothing to see. */
  public boolean isBlank() {
    return text.isBlank() && !picture();
  }

  @Override
  public String toString() {
    return "Line[not shown]";
  }
}
