package se.svarsvakt.mail.body;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final int SHORTEST = 6;

  /** What its last line ends with where no quote follows; a dash is that of a drawn line. */
  private static final String MAY_END = ":：-–—_*)";

  private static final String WEEKDAY_NAMES =
      "mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|man|tir|tys"
          + "|lør|søn|laur|ma|ti|ke|to|pe|la|su|lun|mar|mer|jeu|ven|sam|dim|vr|za|zo|wo|gio|sab|dom"
          + "|mié|jue|vie|sáb|seg|ter|qua|qui|sex|pon|wt|śr|czw|pt|sob|niedz|пн|вт|ср|чт|сб|вс|пон|втор|сред|четв|пят|суб|воск";
  private static final String MONTH_NAMES =
      "jan|feb|mar|mär|apr|maj|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|dez|des|tammi|helmi|maalis"
          + "|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu";
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern VERB =
      Pattern.compile(
          "(?<!\\b(?:jag|vi|ni|du|han|hon|de|i|we|you|he|she|they|ich|wir|sie|som|jeg|man)\\s)"
              + "\\b(?:"
              + QuoteWords.WROTE
              + "|sent)\\b"
              + "(?!\\s(?:jag|vi|ni|du|han|hon|man|ich|wir|sie|jeg|i|om|att|under|ett|en|ner|till"
              + "|to|that|about|a|the)\\b)|(?<=, you )wrote\\b|写道|のメール|님이 작성",
          FLAGS);
  private static final Pattern ANY_VERB =
      Pattern.compile("\\b(?:" + QuoteWords.WROTE + ")\\b", FLAGS);

  private static final Pattern ABBREVIATED =
      Pattern.compile(
          "(?:\\d|\\b(?:" + WEEKDAY_NAMES + "|" + MONTH_NAMES + ")\\p{L}{0,3})\\.$", FLAGS);

  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}(?![.\\d])", FLAGS);
  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b", FLAGS);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]:]{1,90}@[^\\s<>]{2,90}");
  private static final String WEEKDAY = "(?:" + WEEKDAY_NAMES + ")";
  private static final String DATE =
      "(?:\\d{1,2}(?:\\.|st|nd|rd|th|er)?[\\s/.-]{1,2}(?:de )?\\p{L}{3,12}"
          + "|\\p{L}{3,12}[.]?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s"
          + "|\\d{1,4}[./-]\\s?\\d{1,2}[./-]\\s?\\d{1,4}|\\d{4}年|\\d{1,2}[./]\\d{1,2}\\.?\\s)";
  private static final Pattern ANY_DATE = Pattern.compile("(?<![\\p{L}\\p{N}])" + DATE, FLAGS);
  private static final String INTRODUCED =
      "(?:(?:den|on|am|le|el|il|op|på|em|at|dne|dnia|w dniu|sent from)\\s(?:(?:the|den)\\s)?)";
  private static final Pattern DATED =
      Pattern.compile(
          "(?:"
              + INTRODUCED
              + "(?:\\p{L}{2,12}[.,]{0,2}\\s){0,2}|"
              + WEEKDAY
              + "\\p{L}{0,9}[.,]{0,2}\\s(?:den\\s|the\\s)?)?"
              + DATE,
          FLAGS);
  private static final String NAME =
      "(?:[\"'“][^\"'”]{1,60}[\"'”]|\\p{Lu}[\\p{L}.'’-]{0,25},?(?: [\\p{L}.'’-]{1,25}){0,4})";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:"
              + NAME
              + "|[^<>()\\[\\]:;?!]{0,60}?[<(\\[]{1,2}(?:mailto:)?[^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]{1,2})"
              + "\\s(?:"
              + QuoteWords.WROTE
              + ")\\b",
          Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** A year does for a time of day where the verb ends the line. */
  private static final Pattern DATED_AND_SAID =
      Pattern.compile(
          "\\b(?:19|20)\\d{2}\\b.{1,120}\\b(?:"
              + QuoteWords.WROTE
              + ")(?:\\s(?-i:\\p{Lu})[^\\d:]{1,60})?\\s?[:：]$",
          FLAGS);

  /** K-9 sets the date in brackets behind the colon. */
  private static final Pattern DATE_BEHIND =
      Pattern.compile(
          "[^:]{1,150}@[^:]{1,90}\\s(?:"
              + QuoteWords.WROTE
              + ")\\s?:\\s\\((?=[^)]*\\d{1,2}[:.]\\d{2})[^()]{6,60}\\)",
          FLAGS);

  private static final Pattern BRACKETED =
      Pattern.compile("[<(\\[]\\s?[^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]{1,2}\\s?[:：]?$");
  private static final Pattern WRITER_ONLY =
      Pattern.compile("[^.!?:]{0,60}[<(\\[][^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]\\s");
  private static final Pattern ON_A_DAY =
      Pattern.compile(INTRODUCED + WEEKDAY + "\\p{L}{0,9}[.,]{0,2}\\s", FLAGS);
  private static final Pattern CITES =
      Pattern.compile(
          "(?:citerar|citat av|zitat von|quoting|citation de|citando|citeert"
              + "|in (?:message|article) <[^<>]{3,200}>)\\s",
          FLAGS);
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
    int length = 0;
    for (int count = 1; count <= MOST_LINES && at + count <= lines.size(); count++) {
      BodyLine line = lines.get(at + count - 1);
      length += line.text().length() + 1;
      if (line.isBlank() || line.isQuoted() || length > LONGEST) {
        return null;
      }
      boolean quoteFollows = quoteFollows(lines, at + count);
      if (quoteFollows || line.endsWithOneOf(MAY_END)) {
        String text = joined(lines, at, count);
        if (line.endsWithOneOf(")") && DATE_BEHIND.matcher(text).matches()) {
          return new Attribution(0, count);
        }
        if (ends(text, quoteFollows)) {
          int start = startOf(text, lines.get(at).text().length(), quoteFollows);
          boolean inFirstLine = start < lines.get(at).text().length();
          return start >= 0 && inFirstLine ? new Attribution(start, count) : null;
        }
      }
      if (endsSentence(line)) {
        return null;
      }
    }
    return null;
  }

  /** Whether no attribution goes on behind this line. */
  private static boolean endsSentence(BodyLine line) {
    return line.endsWithOneOf("?!:;")
        || (line.endsWithOneOf(".") && !ABBREVIATED.matcher(line.text()).find());
  }

  private static String joined(List<BodyLine> lines, int at, int count) {
    return lines.subList(at, at + count).stream()
        .map(BodyLine::text)
        .collect(Collectors.joining(" "));
  }

  private static boolean ends(String text, boolean quoteFollows) {
    String bare = withoutRule(text);
    if (bare.length() < SHORTEST || !(quoteFollows || hasDigitOrAt(bare))) {
      return false;
    }
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

  private static boolean hasDigitOrAt(String text) {
    return text.chars().anyMatch(c -> c == '@' || Character.isDigit(c));
  }

  private static int startOf(String text, int firstLine, boolean quoteFollows) {
    int skipped = leading(text);
    String bare = text.substring(skipped);
    if (bare.contains(": ") || ANY_VERB.matcher(bare).results().limit(2).count() > 1) {
      return -1;
    }
    boolean verb = VERB.matcher(bare).find();
    boolean time = TIME.matcher(bare).find() || DATED_AND_SAID.matcher(bare).find();
    boolean address = ADDRESS.matcher(bare).find();
    boolean date = ANY_DATE.matcher(bare).find() || YEAR.matcher(bare).find();
    boolean named = isNamed(bare, firstLine - skipped);
    if (isWhole(bare, new Signs(verb, time, date, address, named, quoteFollows))) {
      return 0;
    }
    Matcher inside = INSIDE.matcher(text);
    if (verb && (address || quoteFollows) && inside.find()) {
      boolean writerFirst = WRITER_ONLY.matcher(text.substring(0, inside.start())).matches();
      return writerFirst ? 0 : ruleBefore(text, inside.start());
    }
    boolean full = verb && time && date && address && endsWithVerb(withoutRule(bare));
    return full || (firstLine == text.length() && quoteFollows && date && verb) ? 0 : -1;
  }

  private static boolean endsWithVerb(String text) {
    Matcher verb = VERB.matcher(text);
    int end = -1;
    while (verb.find()) {
      end = verb.end();
    }
    return end >= 0 && text.length() - end <= 2;
  }

  private record Signs(
      boolean verb,
      boolean time,
      boolean date,
      boolean address,
      boolean named,
      boolean quoteFollows) {}

  /** Whether a writer and the verb come first; a name alone does not go on over lines. */
  private static boolean isNamed(String text, int firstLine) {
    Matcher named = NAMED.matcher(text);
    return named.lookingAt()
        && (named.end() <= firstLine
            || text.substring(0, Math.max(0, Math.min(firstLine, text.length())))
                .matches(".*[<(\\[].*"));
  }

  private static boolean isWhole(String text, Signs signs) {
    boolean when = signs.date && (signs.time || signs.address || signs.quoteFollows);
    if (DATED.matcher(text).lookingAt() && when) {
      return signs.verb || BRACKETED.matcher(text).find();
    }
    if (signs.verb && signs.named) {
      return (signs.date && signs.time) || signs.address || signs.quoteFollows;
    }
    return signs.quoteFollows
        && (CITES.matcher(text).lookingAt()
            || (signs.verb && ON_A_DAY.matcher(text).lookingAt() && endsWithVerb(text)));
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
