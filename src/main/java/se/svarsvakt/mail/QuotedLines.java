package se.svarsvakt.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes out the lines that begin with {@code >}, and the attribution ({@code Anna skrev:}) right
 * above them.
 */
final class QuotedLines {
  /** An attribution wraps over at most this many lines. */
  private static final int ATTRIBUTION_LINES = 3;

  private QuotedLines() {}

  static String removeFrom(String text) {
    if (text.indexOf('>') < 0) {
      return text;
    }
    List<String> kept = new ArrayList<>();
    boolean inQuote = false;
    for (String line : text.split("\n", -1)) {
      boolean quoted = line.stripLeading().startsWith(">");
      if (quoted && !inQuote) {
        dropAttribution(kept);
      } else if (!quoted) {
        kept.add(line);
      }
      inQuote = quoted || (inQuote && line.isBlank());
    }
    return String.join("\n", kept);
  }

  private static void dropAttribution(List<String> kept) {
    int end = kept.size();
    while (end > 0 && kept.get(end - 1).isBlank()) {
      end--;
    }
    if (end == 0 || !kept.get(end - 1).stripTrailing().endsWith(":")) {
      return;
    }
    int first = Math.max(0, end - ATTRIBUTION_LINES);
    String above = String.join("\n", kept.subList(first, end));
    int start = AttributionLine.findIn(above);
    if (start >= 0) {
      kept.subList(first, kept.size()).clear();
      kept.add(above.substring(0, start));
    }
  }
}
