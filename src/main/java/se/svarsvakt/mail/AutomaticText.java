package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.mail.body.PreviewText;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Recognises automatic replies that no header gives away, by subject and new text. Many real
 * out-of-office mails pass a gateway that drops the headers.
 *
 * <p>Some subjects are proof ({@code Automatiskt svar:}); others people write too ({@code
 * Frånvaro}, {@code Semester}), and need a text that speaks of being away.
 */
final class AutomaticText implements VerdictRule {
  private enum Section {
    TELLING,
    SUGGESTIVE,
    FOLLOWER
  }

  /** The subjects of automatic replies, as they begin; in the form of {@link PlainWords}. */
  private static final Phrases<Section> SUBJECTS =
      Phrases.load("automatic-reply-subject", Section.class);

  /** What may follow a telling subject without making it a sentence of its own. */
  private static final Pattern TAIL =
      Pattern.compile(
          "^ ?$|^ ?[:;!.,|/(\"-]|^ " + SUBJECTS.regex(Section.FOLLOWER) + "\\b[^?]*+$",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Some programs set the telling words in brackets before or behind the original subject. */
  private static final Pattern BRACKETED =
      Pattern.compile("^\\[([^\\]]{4,40})\\]|\\(([^()]{4,40})\\)$");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    String whole = PlainWords.of(mail.subject());
    String subject = SubjectPrefix.withoutTags(whole);
    return isTelling(subject) || (isTelling(inBrackets(whole)) && !SubjectPrefix.isReply(subject))
        ? VerdictRule.because(Verdict.AUTOMATIC, "subject of an automatic reply")
        : Optional.empty();
  }

  /** The words of an automatic reply in subject and text; they count only in answers of ours. */
  static Optional<AutomaticWords> words(String rawSubject, String preview) {
    String subject = SubjectPrefix.withoutTags(PlainWords.of(rawSubject));
    String text = PlainWords.of(PreviewText.newTextOf(preview));
    return OutOfOfficeText.isAutomatic(text)
            || (isReplyToTelling(subject) && OutOfOfficeText.hintsAtAbsence("", text))
            || (isSuggestive(subject) && OutOfOfficeText.hintsAtAbsence(subject, text))
            || (!SubjectPrefix.isReply(subject)
                && OutOfOfficeText.isAutomatic(subject + ". " + text))
        ? Optional.of(new AutomaticWords(false, ""))
        : Optional.empty();
  }

  private static boolean isTelling(String subject) {
    Matcher phrase = SUBJECTS.pattern(Section.TELLING).matcher(subject);
    return phrase.lookingAt() && TAIL.matcher(subject.substring(phrase.end())).find();
  }

  /** A person may answer an automatic reply, and a machine may answer its like. */
  private static boolean isReplyToTelling(String subject) {
    return SubjectPrefix.isReply(subject)
        && (isTelling(SubjectPrefix.withoutReply(subject)) || isTelling(inBrackets(subject)));
  }

  private static String inBrackets(String subject) {
    Matcher bracketed = BRACKETED.matcher(subject);
    if (!bracketed.find()) {
      return "";
    }
    return bracketed.group(1) == null ? bracketed.group(2) : bracketed.group(1);
  }

  private static boolean isSuggestive(String subject) {
    return SUBJECTS.begins(subject, Section.TELLING)
        || SUBJECTS.begins(subject, Section.SUGGESTIVE);
  }
}
