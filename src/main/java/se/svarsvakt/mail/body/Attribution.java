package se.svarsvakt.mail.body;

import static se.svarsvakt.mail.body.QuotePhrases.regex;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.body.QuotePhrases.Section;

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
  private static final int FEW = 16;

  /** What its last line ends with where no quote follows; a dash is that of a drawn line. */
  private static final String MAY_END = ":：-–—_*)";

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final String WROTE = regex(Section.WROTE);

  /** The verb, unless it stands in ordinary text. */
  static final Pattern VERB =
      Pattern.compile(
          "(?<!\\b"
              + regex(Section.WRITER_PRONOUN)
              + "\\s)\\b"
              + regex(Section.WROTE_OR_SENT)
              + "\\b(?!\\s"
              + regex(Section.NO_WRITER)
              + "\\b)|"
              + regex(Section.WROTE_CJK),
          FLAGS);

  /** Whether one may stand in a line. */
  static boolean mayHoldVerb(String line) {
    return QuotePhrases.ALL.mayBeIn(line, Section.WROTE_OR_SENT)
        || QuotePhrases.ALL.mayBeIn(line, Section.WROTE_CJK);
  }

  private static final Pattern ANY_VERB = Pattern.compile("\\b" + WROTE + "\\b", FLAGS);
  private static final Pattern ABBREVIATED =
      Pattern.compile(
          "(?:\\d|\\b(?:"
              + AttributionDate.WEEKDAY
              + "|"
              + regex(Section.MONTH)
              + ")\\p{L}{0,3})\\.$",
          FLAGS);
  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}(?![.\\d])", FLAGS);
  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b", FLAGS);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]:]{1,90}@[^\\s<>]{2,90}");
  private static final String NAME =
      "(?:[\"'“][^\"'”]{1,60}[\"'”]|\\p{Lu}[\\p{L}.'’-]{0,25},?(?: [\\p{L}.'’-]{1,25}){0,4})";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:"
              + NAME
              + "|[^<>()\\[\\]:;?!]{0,60}?[<(\\[]{1,2}(?:mailto:)?[^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]{1,2})"
              + "\\s"
              + WROTE
              + "\\b",
          Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** A year does for a time of day where the verb ends the line. */
  private static final Pattern DATED_AND_SAID =
      Pattern.compile(
          "\\b(?:19|20)\\d{2}\\b.{1,120}\\b"
              + WROTE
              + "(?:\\s(?-i:\\p{Lu})[^\\d:]{1,60})?\\s?[:：]$",
          FLAGS);

  /** K-9 sets the date in brackets behind the colon. */
  private static final Pattern DATE_BEHIND =
      Pattern.compile(
          "[^:]{1,150}@[^:]{1,90}\\s"
              + WROTE
              + "\\s?:\\s\\((?=[^)]*\\d{1,2}[:.]\\d{2})[^()]{6,60}\\)",
          FLAGS);

  private static final Pattern BRACKETED =
      Pattern.compile("[<(\\[]\\s?[^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]{1,2}\\s?[:：]?$");
  private static final Pattern WRITER_ONLY =
      Pattern.compile("[^.!?:]{0,60}[<(\\[][^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]\\s");
  private static final Pattern ORDINARY_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Ll}\\p{L}");
  private static final Pattern CITES = Pattern.compile(regex(Section.CITES) + "\\s", FLAGS);

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
  static boolean endsSentence(BodyLine line) {
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
    boolean verbLast = endOfLastVerb(bare) == bare.length();
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
    boolean date = AttributionDate.ANY.matcher(bare).find() || YEAR.matcher(bare).find();
    boolean named = isNamed(bare, firstLine - skipped);
    if (isWhole(bare, new Signs(verb, time, date, address, named, quoteFollows))) {
      return AttributionDate.AT_FIRST.matcher(bare).lookingAt() ? 0 : beginning(text);
    }
    Matcher inside = AttributionDate.INSIDE.matcher(text);
    if (verb && (address || quoteFollows) && inside.find()) {
      boolean writerFirst = WRITER_ONLY.matcher(text.substring(0, inside.start())).matches();
      return writerFirst ? 0 : ruleBefore(text, inside.start());
    }
    boolean full = verb && time && date && address && endsWithVerb(withoutRule(bare));
    return full || (firstLine == text.length() && quoteFollows && date && verb)
        ? beginning(text)
        : -1;
  }

  /** Words before the date are the writer's own, unless they are few or name who is quoted. */
  private static int beginning(String text) {
    int date = Math.max(0, AttributionDate.lastIn(text));
    String before = text.substring(0, date);
    boolean names = before.indexOf('@') >= 0 || ORDINARY_WORD.matcher(before).results().count() < 2;
    return date <= FEW || names ? 0 : date;
  }

  private static boolean endsWithVerb(String text) {
    int end = endOfLastVerb(text);
    return end >= 0 && text.length() - end <= 2;
  }

  /** The index behind the last verb; -1 if there is none. */
  private static int endOfLastVerb(String text) {
    return VERB.matcher(text).results().mapToInt(MatchResult::end).reduce(-1, (_, last) -> last);
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
    if (AttributionDate.AT_FIRST.matcher(text).lookingAt() && when) {
      return signs.verb || BRACKETED.matcher(text).find();
    }
    if (signs.verb && signs.named) {
      return (signs.date && signs.time) || signs.address || signs.quoteFollows;
    }
    return signs.quoteFollows
        && (CITES.matcher(text).lookingAt()
            || (signs.verb
                && AttributionDate.ON_A_DAY.matcher(text).lookingAt()
                && endsWithVerb(text)));
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
        && (lines.get(next).isQuoted() || lines.get(next).mark() == BodyLine.QuoteMark.INDENTED);
  }
}
