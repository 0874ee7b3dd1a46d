package se.svarsvakt.rule.absence;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells whether a text says when its writer is back, as people write it in Swedish and English: a
 * date, a last day away, or a week.
 *
 * <p>A date that is written out counts wherever it stands, unless something shows that it is no
 * date (the number of a case, a page, a fraction) or that it is the first day away. What is a date
 * only among fitting words, a day of the week for example, is left to {@link VagueDates}.
 */
final class ReturnDate {
  private static final int WORDS_AROUND = 60;

  private static final Pattern NEW_THOUGHT =
      Pattern.compile("\\n(?=\\s{0,20}(?:\\n|\\p{Lu}|[-*•·]))");

  private static final Pattern NUMBER_OF_SOMETHING =
      Pattern.compile(
          "(?:(?:dnr|diarie\\p{L}*|ärende\\p{L}*|case|ref|referens\\p{L}*|reference)\\b[.:]?"
              + "(?: \\p{L}{1,6})?|\\b(?:sidan?|sid|del|pages?|part|lgh|rum|room|plan|våning|floor|ext|kap|kapitel|chapter|nr"
              + "|version|ver|release|utgåva|prop|sou|per|varje|every|each)[.:]?|§) ?$",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern FRACTION = Pattern.compile("1/2|[12]/3|[13]/4");
  private static final Pattern OF_SOMETHING =
      Pattern.compile(
          "^ ?-?(?:arbets)?(?:dag|tid|tjänst|tim|time|hour|day|år|year|h\\b|of\\b|av\\b|del"
              + "|månad|month|week|vecka)");

  private static final Pattern ROUND_THE_CLOCK = Pattern.compile("24 ?/ ?7");
  private static final Pattern LEADS_TO_A_DATE =
      Pattern.compile(
          "(?:åter|tillbaka|back|returning|return|den|till|tom|o\\.? ?m\\.?|och med|until|till?"
              + "|through|\\bon|\\d ?-|"
              + DateWords.WEEKDAY
              + ") $|-$");
  private static final Pattern YEAR_FOLLOWS = Pattern.compile("^[ -]20\\d\\d");

  private static final Pattern BEGINS =
      Pattern.compile(
          "\\b(?:fr ?\\.? ?o\\.? ?m\\.?|from|från och med|från|sedan|since|starting|beginning"
              + "|commencing|as of|effective|med början|börjar|began|började)"
              + "(?: (?:on|and including|"
              + DateWords.WEEKDAY
              + "))*,? ?(?:den |the )?$",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern RANGE_FOLLOWS =
      Pattern.compile(
          "^,?(?: 20\\d\\d)?,? ?(?:-|till|t ?\\.? ?o|tom|to|until|through|thru)[^\\d.!?]{0,24}\\d");

  /** Not the stops within an abbreviation. */
  private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<!\\b\\p{L})[.!?]+ ");

  private static final Pattern IS_RANGE = Pattern.compile("^\\d{1,2} ?(?:-|till|to|och|and) ?\\d");

  private ReturnDate() {}

  /**
   * Whether it does.
   *
   * @param text with plain spaces and dashes, lines as they are
   */
  static boolean isIn(String text) {
    var flow = NEW_THOUGHT.matcher(text).replaceAll(" . ").replace('\n', ' ');
    var lower = flow.toLowerCase(Locale.ROOT).replaceAll(" {2,}", " ");
    return WrittenDates.in(lower).anyMatch(date -> counts(date, lower)) || VagueDates.areIn(lower);
  }

  private static boolean counts(MatchResult date, String text) {
    var before = text.substring(Math.max(0, date.start() - WORDS_AROUND), date.start());
    var after = text.substring(date.end(), Math.min(text.length(), date.end() + WORDS_AROUND));
    return isDate(date.group(), before, after) && !isFirstDayAway(date.group(), before, after);
  }

  private static boolean isDate(String date, String before, String after) {
    if (NUMBER_OF_SOMETHING.matcher(before).find()) {
      return false;
    }
    if (FRACTION.matcher(date).matches() && OF_SOMETHING.matcher(after).find()) {
      return false;
    }
    return !ROUND_THE_CLOCK.matcher(date).matches()
        || LEADS_TO_A_DATE.matcher(before).find()
        || YEAR_FOLLOWS.matcher(after).find();
  }

  /** {@code Ledig från 7 juli} says nothing of the return, {@code åter från 7 augusti} does. */
  private static boolean isFirstDayAway(String date, String before, String after) {
    return BEGINS.matcher(before).find()
        && !IS_RANGE.matcher(date).find()
        && !RANGE_FOLLOWS.matcher(after).find()
        && !VagueDates.speakOfReturn(sentenceEnd(before), sentenceBegin(after));
  }

  private static String sentenceEnd(String before) {
    return SENTENCE_ENDS.splitAsStream(before + " ").reduce("", (earlier, later) -> later);
  }

  private static String sentenceBegin(String after) {
    return SENTENCE_ENDS.splitAsStream(after).findFirst().orElse("");
  }
}
