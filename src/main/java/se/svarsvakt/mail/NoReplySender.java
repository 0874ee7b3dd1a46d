package se.svarsvakt.mail;

import java.util.List;
import java.util.Optional;

/**
 * Recognises senders that say nobody reads what is sent back. Where the message names a Reply-To,
 * that is whom an answer would reach, and it alone decides.
 */
final class NoReplySender implements VerdictRule {
  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    List<MailAddress> answersTo =
        mail.replyTo().isEmpty() && from != null ? List.of(from) : mail.replyTo();
    if (answersTo.isEmpty()) {
      return VerdictRule.because(Verdict.NO_REPLY_SENDER, "no sender address");
    }
    return answersTo.stream().allMatch(NoReplyAddress::matches)
        ? Optional.of(
            new ReasonedVerdict(
                Verdict.NO_REPLY_SENDER,
                mail.replyTo().isEmpty() ? "no-reply sender address" : "no-reply Reply-To address",
                NoReplyAddress.entryOf(answersTo.getFirst()).orElse("")))
        : Optional.empty();
  }
}
