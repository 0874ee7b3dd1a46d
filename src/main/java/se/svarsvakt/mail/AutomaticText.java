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
  private static final String REPLY =
      "(?:sv|re|vb|fwd?|aw|wg|vs|vl|ang|antw|tr|rv)(?: ?\\[\\d+\\])? ?:";
  private static final Pattern REPLY_PREFIX = PlainWords.anyOf("^" + REPLY);
  private static final Pattern REPLY_PREFIXES = PlainWords.anyOf("^(?:" + REPLY + " ?){1,9}+");

  /** What may follow a telling subject without making it a sentence of its own. */
  private static final Pattern TAIL =
      PlainWords.anyOf(
          "^ ?$",
          "^ ?[:;!.,|/(\"-]",
          "^ (?:från|på|till|to|för|for|from|re|reply|response|message|notification|notice|auto"
              + "|autoreply|until|returning|back|meddelande|von|auf|fra|til|vedr"
              + "|automatic)\\b[^?]*$");

  /** Some programs set the telling words in brackets before or behind the original subject. */
  private static final Pattern BRACKETED =
      Pattern.compile("^\\[([^\\]]{4,40})\\]|\\(([^()]{4,40})\\)$");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    String whole = PlainWords.of(mail.subject());
    String subject = TAG.matcher(whole).replaceFirst("");
    String text = PlainWords.of(QuotedText.newTextOf(mail.preview()));
    if (isTelling(subject) || (isTelling(inBrackets(whole)) && !isReply(subject))) {
      return VerdictRule.because(Verdict.AUTOMATIC, "subject of an automatic reply");
    }
    return AwayText.isAutomatic(text)
            || (isReplyToTelling(subject) && AwayText.hintsAtAbsence("", text))
            || (isSuggestive(subject) && AwayText.hintsAtAbsence(subject, text))
            || (!isReply(subject) && AwayText.isAutomatic(subject + ". " + text))
        ? VerdictRule.because(Verdict.AUTOMATIC, "text of an automatic reply")
        : Optional.empty();
  }

  private static boolean isTelling(String subject) {
    Matcher phrase = AwaySubjects.TELLING.matcher(subject);
    return phrase.lookingAt() && TAIL.matcher(subject.substring(phrase.end())).find();
  }

  /** A person may answer an automatic reply, and a machine may answer its like. */
  private static boolean isReplyToTelling(String subject) {
    return isReply(subject)
        && (isTelling(REPLY_PREFIXES.matcher(subject).replaceFirst(""))
            || isTelling(inBrackets(subject)));
  }

  private static String inBrackets(String subject) {
    Matcher bracketed = BRACKETED.matcher(subject);
    if (!bracketed.find()) {
      return "";
    }
    return bracketed.group(1) == null ? bracketed.group(2) : bracketed.group(1);
  }

  private static boolean isSuggestive(String subject) {
    return AwaySubjects.TELLING.matcher(subject).lookingAt()
        || AwaySubjects.SUGGESTIVE.matcher(subject).lookingAt();
  }

  private static boolean isReply(String subject) {
    return REPLY_PREFIX.matcher(subject).find();
  }
}
