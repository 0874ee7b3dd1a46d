package se.svarsvakt.mail.body;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.QuoteWords;

/**
 * The line that introduces a quote: {@code Den fre 20 nov. 2026 kl 10:15 skrev Anna <…>:} and its
 * kin, on one line or broken over a few.
 *
 * <p>It is known by its form: a date or a name in front, a verb of writing without a pronoun, a
 * point in time or an address, a colon at its end. Right above a quote less is enough.
 *
 * @param start where it begins in its first line; text before it is the writer's
 * @param lines how many lines it takes
 */
record Attribution(int start, int lines) {
  private static final int MOST_LINES = 4;
  private static final int LONGEST = 400;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern VERB =
      Pattern.compile(
          "(?<!\\b(?:jag|vi|ni|du|han|hon|de|i|we|you|he|she|they|ich|wir|sie|som|jeg|man)\\s)"
              + "\\b(?:"
              + QuoteWords.WROTE
              + "|sent)\\b"
              + "(?!\\s(?:jag|vi|ni|du|han|hon|man|ich|wir|sie|jeg|i|om|att|under|ett|en|ner|till"
              + "|to|that|about|a|the)\\b)|写道|님이 작성",
          FLAGS);
  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}(?![.\\d])", FLAGS);
  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b", FLAGS);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]:]{1,90}@[^\\s<>]{2,90}");
  private static final String WEEKDAY =
      "(?:mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so"
          + "|man|tir|tys|lør|søn|laur|sun|ma|ti|ke|to|pe|la|su|lun|mar|mer|jeu|ven|sam|dim|vr|za|zo|wo)";
  private static final String DATE =
      "(?:\\d{1,2}(?:\\.|st|nd|rd|th|er)?[\\s/.-]{1,2}(?:de )?\\p{L}{3,12}"
          + "|\\p{L}{3,12}[.]?\\s\\d{1,2},?\\s"
          + "|\\d{1,4}[./-]\\s?\\d{1,2}[./-]\\s?\\d{2,4}|\\d{4}年|\\d{1,2}[./]\\d{1,2}\\.?\\s)";
  private static final Pattern ANY_DATE = Pattern.compile("(?<![\\p{L}\\p{N}])" + DATE, FLAGS);
  private static final String INTRODUCED =
      "(?:(?:den|on|am|le|el|il|op|på|em|dne|dnia|w dniu|sent from)\\s(?:(?:the|den)\\s)?)";
  private static final Pattern DATED =
      Pattern.compile(
          "(?:"
              + INTRODUCED
              + ")?(?:"
              + WEEKDAY
              + "\\p{L}{0,9}[.,]{0,2}\\s(?:den\\s|the\\s)?|"
              + "\\p{L}{4,12}(?:day|dag),?\\s)?"
              + DATE,
          FLAGS);
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:[\"'“][^\"'”]{1,60}[\"'”]|\\p{Lu}[\\p{L}.'’-]{0,25},?(?: [\\p{L}.'’-]{1,25}){0,4})?"
              + "\\s?(?:\\([^()]{0,40}\\) ?)?(?:[<(\\[]{1,2}(?:mailto:)?[^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]{1,2}"
              + "\\s?)?(?:"
              + QuoteWords.WROTE
              + ")\\b",
          Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern CITES =
      Pattern.compile(
          "(?:citerar|citat av|zitat von|quoting|citation de|citando|citeert)\\s", FLAGS);
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?<=[\\s.!?,-])(?:on|den|am|le|op)\\s(?:" + WEEKDAY + "\\p{L}{0,9}[.,]{0,2}\\s)?" + DATE,
          FLAGS);

  /**
   * The attribution that begins in a line, if one does.
   *
   * @return null if none does
   */
  static @Nullable Attribution at(List<BodyLine> lines, int at) {
    String text = "";
    for (int count = 1; count <= MOST_LINES && at + count <= lines.size(); count++) {
      BodyLine line = lines.get(at + count - 1);
      if (line.isBlank() || line.hasQuoteSign() || text.length() + line.text().length() > LONGEST) {
        return null;
      }
      text = text.isEmpty() ? line.text() : text + " " + line.text();
      boolean quoteFollows = quoteFollows(lines, at + count);
      if (ends(text, quoteFollows)) {
        int start = startOf(text, quoteFollows);
        boolean inFirstLine = start < lines.get(at).text().length();
        return start >= 0 && inFirstLine ? new Attribution(start, count) : null;
      }
    }
    return null;
  }

  private static boolean ends(String text, boolean quoteFollows) {
    String bare = withoutRule(text);
    if (bare.endsWith(":") || bare.endsWith("：")) {
      return true;
    }
    Matcher verb = VERB.matcher(bare);
    boolean verbLast = false;
    while (verb.find()) {
      verbLast = verb.end() == bare.length();
    }
    return (verbLast && bare.length() < text.length())
        || (quoteFollows && (verbLast || bare.endsWith(">")));
  }

  private static int startOf(String text, boolean quoteFollows) {
    int skipped = leading(text);
    String bare = text.substring(skipped);
    boolean verb = VERB.matcher(bare).find();
    boolean time = TIME.matcher(bare).find();
    boolean address = ADDRESS.matcher(bare).find();
    boolean date = ANY_DATE.matcher(bare).find() || YEAR.matcher(bare).find();
    if (isWhole(bare, new Signs(verb, time, date, address, quoteFollows))) {
      return 0;
    }
    Matcher inside = INSIDE.matcher(text);
    return verb && (address || quoteFollows) && inside.find()
        ? ruleBefore(text, inside.start())
        : -1;
  }

  private record Signs(
      boolean verb, boolean time, boolean date, boolean address, boolean quoteFollows) {}

  private static boolean isWhole(String text, Signs signs) {
    boolean when = signs.date && (signs.time || signs.address || signs.quoteFollows);
    if (DATED.matcher(text).lookingAt() && when) {
      return signs.verb || signs.address;
    }
    Matcher named = NAMED.matcher(text);
    if (signs.verb && named.lookingAt()) {
      return (signs.date && signs.time) || signs.address || signs.quoteFollows;
    }
    if (signs.quoteFollows) {
      return CITES.matcher(text).lookingAt() || (signs.date && signs.verb);
    }
    return false;
  }

  /** Where the dashes begin that stand right before the attribution. */
  private static int ruleBefore(String text, int start) {
    int from = start;
    while (from > 0 && " -–—".indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    return from;
  }

  private static int leading(String text) {
    int from = 0;
    while (from < text.length() && " -–—*_\"'“".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return from;
  }

  private static String withoutRule(String text) {
    int end = text.length();
    while (end > 0 && " -–—*_".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean quoteFollows(List<BodyLine> lines, int from) {
    int next = from;
    while (next < lines.size() && next < from + 4 && lines.get(next).isBlank()) {
      next++;
    }
    return next < lines.size()
        && (lines.get(next).isQuoted() || lines.get(next).mark() == BodyLine.Mark.INDENTED);
  }
}
