package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.body.PreviewText;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Recognises automatic replies that no header gives away, by subject and new text. Many real
 * out-of-office mails pass a gateway that drops the headers.
 *
 * <p>A subject decides alone where it begins as an automatic reply's does and a colon follows
 * ({@code Automatiskt svar: Fråga}), or where it is one as a whole. The same words later in it, or
 * behind {@code Sv:}, tell nothing. A text decides nothing alone: its words are kept, and count
 * where the mail answers something of ours (docs/how-it-judges.md 2a). A question to us voids
 * either.
 */
final class AutomaticText implements VerdictRule {
  private enum Section {
    TELLING,
    SUGGESTIVE
  }

  /** The subjects of automatic replies, as they begin; in the form of {@link PlainWords}. */
  private static final Phrases<Section> SUBJECTS =
      Phrases.load("automatic-reply-subject", Section.class);

  private static final Pattern TELLING_PREFIX =
      Pattern.compile(
          SUBJECTS.regex(Section.TELLING) + " ?(?:[:：]|[.!]{0,3}$)",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern PARAGRAPH =
      Pattern.compile("(?<=[\\p{L}\\p{N})])[ \\t]*+\\n[ \\t]*+\\n\\s*+");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    return subjectEntry(mail.subject())
        .filter(_ -> !OutOfOfficeText.holdsQuestion(newText(mail.preview())))
        .map(
            entry ->
                new ReasonedVerdict(Verdict.AUTOMATIC, "subject of an automatic reply", entry));
  }

  /** The entry of the phrases by which a subject is an automatic reply's; empty if it is none. */
  static Optional<String> subjectEntry(String rawSubject) {
    String subject = plainSubject(rawSubject);
    return TELLING_PREFIX.matcher(subject).lookingAt()
        ? SUBJECTS.entryAt(subject, Section.TELLING)
        : Optional.empty();
  }

  /**
   * The words of an automatic reply in subject and text; they count only in answers of ours.
   *
   * @return empty where there are none, or where the text asks us something
   */
  static Optional<AutomaticWords> words(String rawSubject, String preview) {
    return wordsOfNew(rawSubject, PreviewText.newTextOf(preview));
  }

  /** The same of a text without what it quotes. */
  static Optional<AutomaticWords> wordsOfNew(String rawSubject, String newText) {
    String text = onOneLine(newText);
    boolean asks = OutOfOfficeText.asks(text);
    return OutOfOfficeText.words(text, asks)
        .or(() -> wordsOf(plainSubject(rawSubject), text))
        .or(() -> OutOfOfficeText.hint(text, asks));
  }

  /** What subject and text say together, where neither does alone. */
  private static Optional<AutomaticWords> wordsOf(String subject, String text) {
    String both = subject + ". " + text;
    if (SubjectPrefix.isReply(subject)) {
      return Optional.empty();
    }
    return SUBJECTS
        .entryAt(subject, Section.SUGGESTIVE)
        .or(() -> SUBJECTS.entryAt(subject, Section.TELLING))
        .filter(_ -> OutOfOfficeText.hintsAtAbsence(subject, text))
        .or(() -> OutOfOfficeText.provenAbsence(both))
        .filter(_ -> !OutOfOfficeText.asks(both))
        .map(entry -> new AutomaticWords(Trait.AWAY, entry));
  }

  private static String plainSubject(String raw) {
    return SubjectPrefix.withoutTags(PlainWords.of(raw));
  }

  /** What the writer newly wrote, on one line; a paragraph ends a sentence. */
  private static String newText(String preview) {
    return onOneLine(PreviewText.newTextOf(preview));
  }

  private static String onOneLine(String text) {
    String cut = text.substring(0, Math.min(text.length(), PlainWords.LIMIT));
    return PlainWords.of(PARAGRAPH.matcher(cut).replaceAll(". "));
  }
}
