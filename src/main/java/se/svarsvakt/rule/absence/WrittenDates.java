package se.svarsvakt.rule.absence;

import static se.svarsvakt.rule.absence.DateWords.COUNTED_DAY;
import static se.svarsvakt.rule.absence.DateWords.DAY;
import static se.svarsvakt.rule.absence.DateWords.DAY_IN_WORDS;
import static se.svarsvakt.rule.absence.DateWords.END;
import static se.svarsvakt.rule.absence.DateWords.MONTH;
import static se.svarsvakt.rule.absence.DateWords.MONTH_NUMBER;
import static se.svarsvakt.rule.absence.DateWords.START;
import static se.svarsvakt.rule.absence.DateWords.TO;
import static se.svarsvakt.rule.absence.DateWords.YEAR;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds days and weeks that are written out so that they are dates wherever they stand: {@code 7
 * augusti}, {@code August 7th}, {@code 12/1}, {@code 2026-08-07}, {@code v. 32}.
 */
final class WrittenDates {
  private static final String NAMED =
      START
          + "(?<!\\d[ -])(?:"
          + COUNTED_DAY
          + TO
          + ")?(?:"
          + COUNTED_DAY
          + "|"
          + DAY_IN_WORDS
          + ")[ .-]{0,2}(?:(?:of|i) )?"
          + MONTH
          + "(?! (?:street|road|avenue|lane)\\b)";

  /** Not the name of a person, Maj or April, with a phone number behind it. */
  private static final String NAMED_MONTH_FIRST =
      START
          + MONTH
          + "\\.? ?(?:the )?(?:"
          + COUNTED_DAY
          + END
          + "|"
          + DAY_IN_WORDS
          + END
          + ")(?! ?- ?\\d{3})(?! ?[- ] ?\\d{2,3}[ -]\\d)(?![.:/]\\d)";

  private static final String ISO =
      "(?<![\\p{L}\\p{N}/:-])(?:19|20)\\d\\d([-/.])"
          + "(?:0[1-9]|1[0-2])\\1(?:0[1-9]|[12]\\d|3[01])(?![\\p{L}\\p{N}]|[-/.]\\d)";

  private static final String COMPACT =
      "(?<![\\p{L}\\p{N}/:+-])(?:20\\d{6} ?- ?)?"
          + "20\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![\\p{L}\\p{N}]| ?-? ?\\d)";

  private static final String YEAR_LAST =
      "(?<![\\p{L}\\p{N}/:.])" + DAY + "([-/.])" + DAY + "\\2" + YEAR + "(?!\\p{L}|/|-\\d{3})";

  private static final String SLASHED =
      "(?<![\\p{L}\\p{N}/:.§-])(?:"
          + DAY
          + " ?- ?)?(?:"
          + DAY
          + " ?/ ?"
          + MONTH_NUMBER
          + "|"
          + MONTH_NUMBER
          + "/"
          + DAY
          + ")(?![\\p{L}\\d%])(?!/\\d{3,}|/\\d(?!\\d)|-\\d{3}(?!\\d)|:\\d|,\\d)";

  private static final String WEEK =
      START
          + "(?:veckorna|vecka|weeks|week|wk|v|w)(?:\\. ?| ?)(?:nr\\.? ?|no\\.? ?)?"
          + "(?:0?[1-9]|[1-4]\\d|5[0-3])(?![\\p{L}\\d%]|[.,:]\\d)";

  private static final Pattern DATE =
      Pattern.compile(
          String.join("|", NAMED, NAMED_MONTH_FIRST, ISO, COMPACT, YEAR_LAST, SLASHED, WEEK),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private WrittenDates() {}

  /** The dates in a text with plain spaces and dashes, in the order in which they stand. */
  static Stream<MatchResult> in(String text) {
    return DATE.matcher(text).results();
  }

  /** The text with a mark in the place of each date. */
  static String withoutDates(String text) {
    return DATE.matcher(text).replaceAll(" # ");
  }
}
