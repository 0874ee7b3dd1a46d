package se.svarsvakt.rule.reply;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.SentMail;

/**
 * That a message was passed on to a colleague or function.
 *
 * @param at when
 * @param by the mailbox that passed it on
 */
record Forward(Instant at, MailboxId by) {
  /** The earliest first. */
  static final Comparator<Forward> ORDER = comparing(Forward::at).thenComparing(Forward::by);

  /** The same, of which a person spoke at that moment, maybe before they sent it. */
  Forward saidAt(Instant moment) {
    return moment.isBefore(at) ? new Forward(moment, by) : this;
  }

  static Forward of(SentMail mail) {
    return new Forward(mail.sentAt(), mail.mailbox());
  }

  static Forward of(Answer answer) {
    return new Forward(answer.at(), answer.by());
  }
}
