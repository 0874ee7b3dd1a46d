package se.svarsvakt.mail;

import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * What mail systems write under and in their reports ({@code phrases/delivery-report.txt}). People
 * who write that something did not arrive give no recipient and no code of RFC 3463.
 */
final class ReportPhrases {
  private enum Section {
    BOUNCE_START,
    BOUNCE,
    AUTOMATIC_REPLY,
    READ,
    READ_TEXT,
    FAILURE,
    RECIPIENT,
    PERSONAL
  }

  private static final Phrases<Section> PHRASES = Phrases.load("delivery-report", Section.class);
  private static final Pattern CODE =
      Pattern.compile("\\b[45]\\.\\d{1,2}\\.\\d{1,3}\\b|\\b[45][0-5]\\d[ -]");

  private ReportPhrases() {}

  /** Whether a mail system's message with this subject is a bounce or delivery report. */
  static boolean isBounceSubject(String subject) {
    String words = PlainWords.of(subject);
    return !PHRASES.begins(words, Section.AUTOMATIC_REPLY)
        && (PHRASES.begins(words, Section.BOUNCE_START) || PHRASES.isIn(words, Section.BOUNCE));
  }

  /** Whether subject and text together are those of a read receipt. */
  static boolean isReadReceipt(String subject, String text) {
    return PHRASES.begins(PlainWords.of(subject), Section.READ)
        && PHRASES.isIn(PlainWords.of(text), Section.READ_TEXT);
  }

  /** Whether a mail system's words tell of a failed or delayed delivery. */
  static boolean tellOfFailure(String subject, String text) {
    return PHRASES.isIn(PlainWords.of(subject), Section.FAILURE)
        || PHRASES.isIn(PlainWords.of(text), Section.FAILURE);
  }

  /** Whether the text alone reads as a report, whoever sent it. */
  static boolean isReport(String text) {
    String words = PlainWords.of(text);
    return PHRASES.isIn(words, Section.FAILURE)
        && (PHRASES.isIn(words, Section.RECIPIENT) || CODE.matcher(words).find())
        && words.indexOf('?') < 0
        && !PHRASES.isIn(words, Section.PERSONAL);
  }
}
