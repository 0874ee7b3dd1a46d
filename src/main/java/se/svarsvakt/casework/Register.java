package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.rule.reply.Registration;

/** What people agreed, decided and said: cover agreements, exceptions and marks. */
public interface Register {
  /**
   * Records a cover agreement. There is one between two people about the same days: where there is
   * one already that was not declined it stays, and what an administrator says goes before what was
   * only asked; one that was declined ends.
   *
   * @param agreement its id does not count
   * @param at when it was made
   * @return the one that there is now, with its id
   */
  CoverAgreement agree(CoverAgreement agreement, Instant at);

  /**
   * Every agreement, declined ones too, that was not ended and whose last day is not before that
   * day; by id.
   */
  List<CoverAgreement> agreements(LocalDate from);

  /** As above, of those that the person has a part in. */
  List<CoverAgreement> agreements(LocalDate from, MailboxId person);

  /**
   * Asks the colleagues of agreements that were made in Teams while nobody was asked, and are not
   * over on that day.
   *
   * @param asked how these stand from now on
   */
  void askAbout(LocalDate day, Consent asked);

  /** The agreements about these mailboxes that were not ended, whatever their days; by id. */
  List<CoverAgreement> agreements(Collection<MailboxId> mailboxes);

  /** The agreement with that id; empty where there is none that was not ended. */
  Optional<CoverAgreement> agreement(long id);

  /** Records what the colleague says to an agreement; false where no such one is in force. */
  boolean answer(long id, Consent consent);

  /** Takes the end of an agreement back; false where it was not ended. */
  boolean reopen(long id);

  /** Ends an agreement at once; false where no such one is in force. */
  boolean endAgreement(long id, Instant at);

  /**
   * Records an exception.
   *
   * @param exception its id does not count
   * @param at when it was made
   * @return the same with its id
   */
  FindingException except(FindingException exception, Instant at);

  /** Every exception that was not ended and whose last day is not before that day; by id. */
  List<FindingException> exceptions(LocalDate day);

  /**
   * The same as it was at a past moment, whatever was recorded or ended since.
   *
   * @param day the day of that moment
   */
  List<FindingException> exceptions(LocalDate day, Instant moment);

  /** Ends an exception at once; false where no such one is in force. */
  boolean endException(long id, Instant at);

  /**
   * Records what a person said of a message. What was settled is looked at again.
   *
   * @param mark what was said
   * @param reason why, in the person's words; maybe empty
   */
  void mark(Mark mark, String reason);

  /**
   * Takes back what was said of a message at a moment, so that what was said before counts again.
   * What was settled is looked at again.
   *
   * @return false where nothing was said then
   */
  boolean takeBack(MailKey mail, Instant at);

  /** The latest message of that person's that answers a mail, as far as it is known. */
  Optional<MailKey> answerBy(MailboxId writer, MailKey mail);

  /**
   * Records what an answered mail is to the register of documents; what was said before of it is
   * taken back. Where a case system is told, what it is to hear is written down in the same step.
   *
   * @param person who said it
   */
  void registered(MailKey mail, Registration.Choice choice, MailboxId person, Instant at);

  /**
   * Takes back what was said at a moment; what the case system has heard of it is withdrawn.
   *
   * @param said when it was said
   * @param at when it is taken back
   */
  void unregistered(MailKey mail, Instant said, Instant at);

  /** What was said of these mails; those of which nothing was are missing. */
  Map<MailKey, Registration.Stated> registrations(Collection<MailKey> mails);

  /** Records that a year was looked through; false where that was done before. */
  boolean confirmYear(ConfirmedYear year);

  /** Who looked a year through; empty where nobody has. */
  Optional<ConfirmedYear> confirmedYear(int year);

  /** When a message was received that is stored of a mailbox; empty where none is. */
  Optional<Instant> receivedAt(MailKey mail);

  /** Whether a stored message asks for public records by its words, whatever people said of it. */
  boolean asksForRecords(MailKey mail);
}
