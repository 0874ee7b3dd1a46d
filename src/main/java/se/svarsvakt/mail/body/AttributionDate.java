package se.svarsvakt.mail.body;

import static se.svarsvakt.mail.body.QuotePhrases.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.mail.body.QuotePhrases.Section;

/** The date in an {@link Attribution}, with the words and the day of the week before it. */
final class AttributionDate {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  static final String WEEKDAY = regex(Section.WEEKDAY);
  private static final String DAY_FIRST =
      "\\d{1,2}(?:\\.|st|nd|rd|th|er)?[\\s/.-]{1,2}(?:de )?\\p{L}{3,12}"
          + "|\\d{1,4}[./-]\\s?\\d{1,2}[./-]\\s?\\d{1,4}";
  private static final String MONTH_FIRST = "\\p{L}{3,12}[.]?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s";
  private static final String DATE =
      "(?:" + DAY_FIRST + "|" + MONTH_FIRST + "|\\d{4}年|\\d{1,2}[./]\\d{1,2}\\.?\\s)";
  static final Pattern ANY = Pattern.compile("(?<![\\p{L}\\p{N}])" + DATE, FLAGS);
  private static final String INTRODUCED =
      "(?:" + regex(Section.BEFORE_DATE) + "\\s(?:(?:the|den)\\s)?)";

  /** A full stop behind a longer word ends a sentence, and is no abbreviation of a day. */
  private static final String PREFIX =
      "(?:"
          + INTRODUCED
          + "(?:\\p{L}{2,12},{0,2}\\s|\\p{L}{2,4}[.,]{1,2}\\s){0,2}|"
          + WEEKDAY
          + "(?:\\p{L}{0,9},{0,2}|\\p{L}{0,2}[.,]{1,2})\\s(?:den\\s|the\\s)?)?";

  static final Pattern AT_FIRST = Pattern.compile(PREFIX + DATE, FLAGS);

  /** Only what neither a time of day nor a word before a number looks like. */
  private static final Pattern CLEAR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:./-])"
              + PREFIX
              + "(?:"
              + DAY_FIRST
              + "|"
              + MONTH_FIRST
              + "(?:19|20)\\d{2})",
          FLAGS);

  /** A day of the week that is not the date's own: {@code på torsdag fre 20 nov}. */
  private static final Pattern OTHER_WEEKDAY =
      Pattern.compile(
          ".{0,20}\\b"
              + WEEKDAY
              + "\\p{L}{0,9}[.,]{0,2}\\s(?="
              + WEEKDAY
              + "\\p{L}{0,9}[.,]{0,2}\\s(?:den\\s|the\\s)?\\d)",
          FLAGS);

  static final Pattern ON_A_DAY =
      Pattern.compile(INTRODUCED + WEEKDAY + "\\p{L}{0,9}[.,]{0,2}\\s", FLAGS);

  static final Pattern INSIDE =
      Pattern.compile(
          "(?<=[\\s.!?,-])"
              + regex(Section.DATE_INSIDE)
              + "\\s(?:"
              + WEEKDAY
              + "\\p{L}{0,9}[.,]{0,2}\\s)?"
              + DATE,
          FLAGS);

  private AttributionDate() {}

  /** Where the last date begins, with the words that introduce it; -1 if there is none. */
  static int lastIn(String text) {
    if (text.chars().noneMatch(Character::isDigit)) {
      return -1;
    }
    Matcher date = CLEAR.matcher(text);
    int start = -1;
    while (date.find()) {
      Matcher other = OTHER_WEEKDAY.matcher(date.group());
      start = date.start() + (other.lookingAt() ? other.end() : 0);
    }
    return start;
  }
}
