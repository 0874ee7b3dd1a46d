package se.svarsvakt.summary;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** Which addresses people outside get wrong: mail that had to be passed on. */
@FunctionalInterface
public interface MisdirectionMap {
  /**
   * Mailboxes of which that much external mail was passed on, those with the most first.
   *
   * @param received when the mail came
   * @param least how much of it at least
   */
  List<MisdirectedMail> in(Period received, int least);

  /**
   * The mail of one mailbox that was passed on.
   *
   * @param mailbox whose address it came to
   * @param mails how many, each Message-ID once
   * @param to where most of it went: the keyed hash of an address of the organisation; empty where
   *     that is not known
   * @param mailsTo how much of it went there
   */
  record MisdirectedMail(MailboxId mailbox, int mails, Optional<Hash> to, int mailsTo) {}
}
