package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises automatic replies that no header gives away, by subject and new text. Many real
 * out-of-office mails pass a gateway that drops the headers.
 *
 * <p>Some subjects are proof ({@code Automatiskt svar:}); others people write too ({@code
 * Frånvaro}, {@code Semester}), and need a text that speaks of being away.
 */
final class AutomaticText implements VerdictRule {
  private static final Pattern TAG =
      Pattern.compile(
          "^(?:(?:\\[[^\\]]{0,30}+\\]|\\*{1,5}[^*]{0,30}+\\*{1,5}|\\{[^}]{0,30}+\\}"
              + "|extern\\w{0,3}:)\\s*+)++");
  private static final Pattern REPLY_PREFIX =
      PlainWords.anyOf("^(?:sv|re|vb|fwd?|aw|wg|vs|vl|ang|antw|tr|rv)(?: ?\\[\\d+\\])? ?:");

  /** What may follow a telling subject without making it a sentence of its own. */
  private static final Pattern TAIL =
      PlainWords.anyOf(
          "^ ?$",
          "^ ?[:;!.,|/(\"-]",
          "^ (?:från|på|till|to|för|for|from|re|reply|response|message|notification|notice|auto"
              + "|autoreply|until|returning|back|meddelande|von|auf|fra|til|vedr"
              + "|automatic)\\b[^?]*$");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    String subject = TAG.matcher(PlainWords.of(mail.subject())).replaceFirst("");
    String text = PlainWords.of(QuotedText.newTextOf(mail.preview()));
    if (isTelling(subject)) {
      return VerdictRule.because(Verdict.AUTOMATIC, "subject of an automatic reply");
    }
    return AwayText.isAutomatic(text)
            || (isSuggestive(subject) && AwayText.hintsAtAbsence(subject, text))
            || (!isReply(subject) && AwayText.isAutomatic(subject + ". " + text))
        ? VerdictRule.because(Verdict.AUTOMATIC, "text of an automatic reply")
        : Optional.empty();
  }

  private static boolean isTelling(String subject) {
    Matcher phrase = AwaySubjects.TELLING.matcher(subject);
    return phrase.lookingAt() && TAIL.matcher(subject.substring(phrase.end())).find();
  }

  private static boolean isSuggestive(String subject) {
    return AwaySubjects.TELLING.matcher(subject).lookingAt()
        || AwaySubjects.SUGGESTIVE.matcher(subject).lookingAt();
  }

  private static boolean isReply(String subject) {
    return REPLY_PREFIX.matcher(subject).find();
  }
}
