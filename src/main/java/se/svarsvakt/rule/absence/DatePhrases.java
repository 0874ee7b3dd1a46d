package se.svarsvakt.rule.absence;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * How dates of return are written ({@code phrases/return-date.txt}, which describes each section).
 */
final class DatePhrases {
  /** The sections of the file. */
  enum Section {
    WRITTEN,
    VAGUE,
    RETURN,
    NUMBER_OF_SOMETHING,
    OF_SOMETHING,
    LEADS_TO_A_DATE,
    BEGINS,
    RANGE_FOLLOWS,
    IS_RANGE
  }

  /** For text in lower case with plain spaces and dashes. */
  static final Phrases<Section> ALL = Phrases.load("return-date", Section.class);

  private DatePhrases() {}

  /** The days and weeks that are written out, in the order in which they stand. */
  static Stream<MatchResult> written(String text) {
    return ALL.pattern(Section.WRITTEN).matcher(text).results();
  }

  /** The text in lower case with a mark in the place of each date that is written out. */
  static String withoutWritten(String text) {
    return ALL.pattern(Section.WRITTEN).matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" # ");
  }
}
