package se.svarsvakt.mail.body;

import se.svarsvakt.mail.phrase.Phrases;

/**
 * The words by which mail programs introduce an earlier mail ({@code phrases/quotation.txt}, which
 * describes each section).
 */
final class QuotePhrases {
  /** The sections of the file. */
  enum Section {
    TITLE,
    OPENING,
    REPLY_ABOVE,
    WROTE,
    WROTE_OR_SENT,
    WROTE_CJK,
    WRITER_PRONOUN,
    NO_WRITER,
    WEEKDAY,
    MONTH,
    BEFORE_DATE,
    DATE_INSIDE,
    CITES,
    FROM,
    SENT,
    DATE,
    TO,
    COPY,
    SUBJECT,
    FOOTER
  }

  /** Letter case does not count. */
  static final Phrases<Section> ALL = Phrases.loadForAnyCase("quotation", Section.class);

  private QuotePhrases() {}

  /** The section as one piece of a larger regular expression. */
  static String regex(Section section) {
    return ALL.regex(section);
  }
}
