package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Recognises that somebody called a message back ({@code phrases/recall.txt}). Outlook sends that
 * outside the sender's organisation as an ordinary message: prefix and sentence together tell it.
 */
final class RecallNotice implements VerdictRule {
  private enum Section {
    PREFIX,
    SENTENCE
  }

  private static final Phrases<Section> PHRASES = Phrases.load("recall", Section.class);
  private static final Pattern PREFIXED =
      Pattern.compile("^" + PHRASES.regex(Section.PREFIX) + " ?:", Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    String subject = SubjectPrefix.withoutTags(PlainWords.of(mail.subject()));
    return PREFIXED.matcher(subject).find()
        ? PHRASES
            .entryIn(PlainWords.of(mail.preview()), Section.SENTENCE)
            .map(
                entry ->
                    new ReasonedVerdict(Verdict.AUTOMATIC, "recall by its subject and text", entry))
        : Optional.empty();
  }
}
