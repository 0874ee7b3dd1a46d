package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * What mail systems write under and in their reports ({@code phrases/delivery-report.txt}). People
 * who write that something did not arrive give no recipient and no code of RFC 3463.
 *
 * <p>What is found is the entry of the phrases.
 */
final class ReportPhrases {
  private enum Section {
    BOUNCE_START,
    BOUNCE,
    CERTAIN,
    AUTOMATIC_REPLY,
    SYSTEM,
    READ,
    READ_TEXT,
    FAILURE,
    RECIPIENT,
    PERSONAL,
    NO_FAILURE,
    NO_FAILURE_TEXT
  }

  private static final Phrases<Section> PHRASES = Phrases.load("delivery-report", Section.class);
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S*+");
  private static final Pattern CODE =
      Pattern.compile("\\b[45]\\.\\d{1,2}\\.\\d{1,3}\\b|\\b[45][0-5]\\d[ -]");

  private ReportPhrases() {}

  /** The subject of a bounce or delivery report, if a mail system wrote it. */
  static Optional<String> bounceSubject(String subject) {
    String words = PlainWords.of(subject);
    return PHRASES.begins(words, Section.AUTOMATIC_REPLY)
        ? Optional.empty()
        : PHRASES
            .entryAt(words, Section.BOUNCE_START)
            .or(() -> PHRASES.entryIn(words, Section.BOUNCE));
  }

  /** A subject that a mail system wrote, whoever the sender; one behind a reply's prefix is not. */
  static Optional<String> certainSubject(String subject) {
    return PHRASES.entryAt(SubjectPrefix.withoutTags(PlainWords.of(subject)), Section.CERTAIN);
  }

  /** The words in which a mail system, known to be one, speaks of mail at all. */
  static Optional<String> systemWords(String subject, String text) {
    String words = PlainWords.of(subject);
    return PHRASES.begins(words, Section.AUTOMATIC_REPLY)
        ? Optional.empty()
        : PHRASES
            .entryIn(words, Section.SYSTEM)
            .or(() -> PHRASES.entryIn(PlainWords.of(text), Section.SYSTEM))
            .or(() -> failure(subject, text));
  }

  /** Subject and text of a read receipt. */
  static Optional<String> readReceipt(String subject, String text) {
    return PHRASES.begins(PlainWords.of(subject), Section.READ)
        ? PHRASES.entryIn(PlainWords.of(text), Section.READ_TEXT)
        : Optional.empty();
  }

  /** Words of a failed or delayed delivery, where a mail system wrote them. */
  static Optional<String> failure(String subject, String text) {
    return PHRASES
        .entryIn(PlainWords.of(subject), Section.FAILURE)
        .or(() -> PHRASES.entryIn(PlainWords.of(text), Section.FAILURE));
  }

  /** Whether the text alone reads as a report, whoever sent it. */
  static boolean isReport(String text) {
    String words = LINK.matcher(PlainWords.of(text)).replaceAll("");
    return PHRASES.isIn(words, Section.FAILURE)
        && (PHRASES.isIn(words, Section.RECIPIENT) || CODE.matcher(words).find())
        && words.indexOf('?') < 0
        && !PHRASES.isIn(words, Section.PERSONAL);
  }

  /** Whether a report says that something arrived, was read, or is only late. */
  static boolean tellOfNoFailure(String subject, String text) {
    String words = PlainWords.of(subject);
    return PHRASES.begins(words, Section.READ)
        || PHRASES.isIn(words, Section.NO_FAILURE)
        || PHRASES.isIn(PlainWords.of(text), Section.NO_FAILURE_TEXT);
  }
}
