package se.svarsvakt.graph;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds In-Reply-To and References in the header section of a message's source (RFC 5322). */
final class ThreadHeaders {
  /** The name of a header field at the very beginning, or the line that mail boxes begin with. */
  private static final Pattern BEGINNING = Pattern.compile("(?:[\\w-]{1,100}\\s*+:|From )");

  private ThreadHeaders() {}

  /** Whether a text begins as a message does. */
  static boolean isSource(String text) {
    return BEGINNING.matcher(text).lookingAt();
  }

  /** Both values, space separated; empty where the message has neither. */
  static String of(String source) {
    StringBuilder values = new StringBuilder();
    boolean wanted = false;
    for (String line : (Iterable<String>) source.lines()::iterator) {
      if (line.isEmpty()) {
        break;
      }
      boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      wanted = folded ? wanted : isThreadHeader(line);
      if (wanted) {
        values.append(folded ? line : line.substring(line.indexOf(':') + 1)).append(' ');
      }
    }
    return values.toString().strip();
  }

  private static boolean isThreadHeader(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.startsWith("in-reply-to:") || lower.startsWith("references:");
  }
}
