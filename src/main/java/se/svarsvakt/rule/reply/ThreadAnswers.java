package se.svarsvakt.rule.reply;

import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;

/**
 * Answers found by Message-ID. A colleague to whom a message was passed on may answer what reached
 * them, so the messages by which it was passed on count as the message itself.
 */
record ThreadAnswers(SentMailIndex sentMail, ForwardDetection forwarding) {
  /** The sent messages that name the message, or one that passed it on, and go to its sender. */
  Stream<SentMail> messages(ReceivedMail mail) {
    var direct = answering(mail, sentMail.referringTo(mail.thread().messageId())).toList();
    var told = direct.stream().filter(each -> forwarding.passesOnAndTells(each, mail.mailbox()));
    var followed =
        Stream.concat(forwarding.untold(mail).stream(), told)
            .flatMap(each -> answering(mail, sentMail.referringTo(each.thread().messageId())));
    return Stream.concat(direct.stream(), followed).distinct();
  }

  /** What such a message shows. */
  Answer answer(ReceivedMail mail, SentMail sent) {
    boolean passedOn = forwarding.passesOnAndTells(sent, mail.mailbox());
    var source = new Answer.Source(Evidence.THREAD, sent.mailbox(), passedOn, false);
    return new Answer(sent.sentAt(), source);
  }

  private static Stream<SentMail> answering(ReceivedMail mail, List<SentMail> candidates) {
    return candidates.stream()
        .filter(sent -> !sent.sentAt().isBefore(mail.receivedAt()))
        .filter(sent -> sent.recipients().containsAny(mail.senders()));
  }
}
