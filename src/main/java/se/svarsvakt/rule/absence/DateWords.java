package se.svarsvakt.rule.absence;

/** Pieces of patterns for Swedish and English dates, in lower case, without groups that capture. */
final class DateWords {
  /** No letter or digit before. */
  static final String START = "(?<![\\p{L}\\p{N}])";

  /** No letter or digit after. */
  static final String END = "(?![\\p{L}\\p{N}])";

  /** The name of a month. */
  static final String MONTH =
      "(?:january|januari|jan|february|februari|febr|feb|march|mars|mar|april|apr|maj|may|june|juni"
          + "|jun|july|juli|jul|august|augusti|aug|september|sept|sep|october|oktober|okt|oct"
          + "|november|nov|december|dec)"
          + END;

  /** The name of a day of the week. */
  static final String WEEKDAY =
      "(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?|tor"
          + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)"
          + END;

  /** The number of a day in a month. */
  static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";

  /** The number of a month. */
  static final String MONTH_NUMBER = "(?:0?[1-9]|1[0-2])";

  /** The number of a day as it is counted: 7, 7:e, 7th. */
  static final String COUNTED_DAY = DAY + "(?: ?(?:st|nd|rd|th)|:?[ae]|:[dt]e)?";

  private static final String SWEDISH_ORDINAL =
      "(?:tjugo|trettio)?(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)"
          + "|tionde|elfte|tolfte|(?:tret|fjor|fem|sex|sjut|ar|nit)tonde|tjugonde|trettionde";

  private static final String ENGLISH_ORDINAL =
      "(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
          + "|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth"
          + "|thirtieth";

  /** The number of a day in words. */
  static final String DAY_IN_WORDS = "(?:" + SWEDISH_ORDINAL + "|" + ENGLISH_ORDINAL + ")";

  /** The year after a date. */
  static final String YEAR = "20\\d\\d(?!\\d)";

  /** Between the ends of a range. */
  static final String TO =
      " ?(?:-|/|till och med|t ?\\.? ?o\\.? ?m\\.?|till|tom|to|until|till|through|thru|och|and|&) ?";

  private DateWords() {}
}
