package se.svarsvakt.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the line that introduces a quote: {@code Den fre 20 nov. 2026 kl 10:15 skrev Anna <…>:} and
 * its kin in other languages, on one line or wrapped.
 *
 * <p>It is known by a verb of writing without a pronoun beside it, a point in time near it, and a
 * colon at its end; "den 12 november skrev jag till er" is ordinary text.
 */
final class AttributionLine implements QuoteBoundary {
  /** Characters before and behind the verb that belong to the line at most. */
  private static final int WINDOW = 200;

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern VERB =
      Pattern.compile(
          "(?<!\\b(?:jag|vi|ni|du|han|hon|de|i|we|you|he|she|they|ich|wir|sie|som|att)\\s)"
              + "\\b(?:"
              + QuoteWords.WROTE
              + ")\\b"
              + "(?!\\s(?:jag|vi|ni|du|han|hon|man|ich|wir|sie|jeg|på|i|om|att|under|ett|en"
              + "|ner)\\b)",
          FLAGS);
  private static final Pattern TIME =
      Pattern.compile("\\b\\d{1,2}[:.]\\d{2}\\b|\\b(?:19|20)\\d{2}\\b", FLAGS);
  private static final String WEEKDAY =
      "(?:(?:mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so"
          + "|man|tir|lør|søn|ma|ti|ke|to|pe|la|su)\\p{L}{0,8}[.,]{0,2}\\s+(?:den\\s+)?)?";
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:./-])(?:(?:den|on|am|le|el|il|op|på)\\s+)?"
              + WEEKDAY
              + "(?:\\d{1,2}(?::?[ae]|[.])?\\s+\\p{L}{3,12}[.,]{0,2}(?:\\s+\\d{4})?"
              + "|\\p{L}{3,12}[.]?\\s+\\d{1,2},\\s+\\d{4}"
              + "|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./-]\\s?\\d{1,2}[./-]\\s?\\d{2,4})(?!\\d)",
          FLAGS);
  private static final Pattern COLON = Pattern.compile(":(?=\\s|$)");
  private static final Pattern WRITER = Pattern.compile("[<(\\[][^\\s<>()\\[\\]]{1,90}@");

  @Override
  public int find(String text) {
    return findIn(text);
  }

  /** Where the first attribution begins, or -1. */
  static int findIn(String text) {
    Matcher verb = VERB.matcher(text);
    while (verb.find()) {
      int start = startOf(text, verb);
      if (start >= 0) {
        return start;
      }
    }
    return -1;
  }

  private static int startOf(String text, Matcher verb) {
    String behind = text.substring(verb.end(), Math.min(text.length(), verb.end() + WINDOW));
    String line = endingAtColon(behind);
    if (line.isEmpty() && !isCutOff(text, verb.end(), behind)) {
      return -1;
    }
    int first = Math.max(0, verb.start() - WINDOW);
    String window = text.substring(first, verb.start());
    int paragraph = window.lastIndexOf("\n\n");
    int from = paragraph < 0 ? first : first + paragraph + 2;
    String before = text.substring(from, verb.start());
    int offset = beginning(before, line);
    return offset < 0 ? -1 : from + offset;
  }

  /** The part up to the colon that ends the line; empty if there is none. */
  private static String endingAtColon(String behind) {
    Matcher colon = COLON.matcher(behind);
    return colon.find() && behind.substring(0, colon.start()).indexOf('?') < 0
        ? behind.substring(0, colon.end())
        : "";
  }

  /** Whether the preview ends inside the line, behind the writer's address. */
  private static boolean isCutOff(String text, int verbEnd, String behind) {
    return text.length() - verbEnd < WINDOW && WRITER.matcher(behind).find();
  }

  private static int beginning(String before, String behind) {
    if (!TIME.matcher(before).find() && !TIME.matcher(behind).find()) {
      return -1;
    }
    int start = -1;
    int end = 0;
    Matcher date = DATE.matcher(before);
    while (date.find()) {
      start = date.start();
      end = date.end();
    }
    if (start >= 0 && TIME.matcher(before.substring(start)).find() && before.length() - end < 120) {
      return start;
    }
    return TIME.matcher(behind).find() ? lineOf(before) : -1;
  }

  /** Where the writer's name begins when the date stands behind the verb. */
  private static int lineOf(String before) {
    int line = before.lastIndexOf('\n') + 1;
    if (line > 0 || before.length() <= 60) {
      return line;
    }
    int address = before.lastIndexOf('<');
    return address >= 0 ? address : -1;
  }
}
