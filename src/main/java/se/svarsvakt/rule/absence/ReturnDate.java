package se.svarsvakt.rule.absence;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import se.svarsvakt.rule.absence.DatePhrases.Section;

/**
 * Tells whether a text says when its writer is back, as people write it in Swedish and English: a
 * date, a last day away, or a week ({@code phrases/return-date.txt}).
 *
 * <p>A date that is written out counts wherever it stands, unless something shows that it is no
 * date (the number of a case, a page, a fraction) or that it is the first day away. What is a date
 * only among fitting words, a day of the week for example, needs them beside it. A day of the week
 * among opening hours is none.
 */
final class ReturnDate {
  private static final int WORDS_AROUND = 60;

  private static final Pattern NEW_THOUGHT =
      Pattern.compile("\\n(?=\\s{0,20}(?:\\n|\\p{Lu}|[-*•·]))");

  private static final Pattern FRACTION = Pattern.compile("1/2|[12]/3|[13]/4");
  private static final Pattern ROUND_THE_CLOCK = Pattern.compile("24 ?/ ?7");
  private static final Pattern YEAR_FOLLOWS = Pattern.compile("^[ -]20\\d\\d");

  /** Not the stops within an abbreviation. */
  private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<!\\b\\p{L})[.!?]+ ");

  private ReturnDate() {}

  /**
   * Whether it does.
   *
   * @param text with plain spaces and dashes, lines as they are
   */
  static boolean isIn(String text) {
    var flow = NEW_THOUGHT.matcher(text).replaceAll(" . ").replace('\n', ' ');
    var lower = flow.toLowerCase(Locale.ROOT).replaceAll(" {2,}", " ");
    return DatePhrases.written(lower).anyMatch(date -> counts(date, lower))
        || DatePhrases.ALL.isIn(lower, Section.VAGUE);
  }

  private static boolean counts(MatchResult date, String text) {
    var before = text.substring(Math.max(0, date.start() - WORDS_AROUND), date.start());
    var after = text.substring(date.end(), Math.min(text.length(), date.end() + WORDS_AROUND));
    return isDate(date.group(), before, after) && !isFirstDayAway(date.group(), before, after);
  }

  private static boolean isDate(String date, String before, String after) {
    if (DatePhrases.ALL.isIn(before, Section.NUMBER_OF_SOMETHING)) {
      return false;
    }
    if (FRACTION.matcher(date).matches() && DatePhrases.ALL.isIn(after, Section.OF_SOMETHING)) {
      return false;
    }
    return !ROUND_THE_CLOCK.matcher(date).matches()
        || DatePhrases.ALL.isIn(before, Section.LEADS_TO_A_DATE)
        || YEAR_FOLLOWS.matcher(after).find();
  }

  /** {@code Ledig från 7 juli} says nothing of the return, {@code åter från 7 augusti} does. */
  private static boolean isFirstDayAway(String date, String before, String after) {
    return DatePhrases.ALL.isIn(before, Section.BEGINS)
        && !DatePhrases.ALL.isIn(date, Section.IS_RANGE)
        && !DatePhrases.ALL.isIn(after, Section.RANGE_FOLLOWS)
        && !speaksOfReturn(sentenceEnd(before))
        && !speaksOfReturn(sentenceBegin(after));
  }

  private static boolean speaksOfReturn(String sentence) {
    return DatePhrases.ALL.isIn(sentence, Section.RETURN);
  }

  private static String sentenceEnd(String before) {
    return SENTENCE_ENDS.splitAsStream(before + " ").reduce("", (earlier, later) -> later);
  }

  private static String sentenceBegin(String after) {
    return SENTENCE_ENDS.splitAsStream(after).findFirst().orElse("");
  }
}
