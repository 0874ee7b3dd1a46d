package se.svarsvakt.casework;

import java.util.List;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/** How much is stored of a person. */
public interface OwnRecords {
  /** The kinds of which something is stored, in the order of {@link Stored}. */
  List<Amount> of(MailboxId person);

  /**
   * How many rows of a kind are stored.
   *
   * @param rows that name the person by their account; what is found by the keyed hash of an
   *     address is not counted on people's own page
   */
  record Amount(Stored kind, int rows) {}

  /** What is stored of people (docs/privacy.md). */
  enum Stored implements EnumCode {
    /** Their mailbox: address, settings, folders. */
    MAILBOX,
    /** Received mail: times, verdict, keyed hashes. */
    RECEIVED_MAIL,
    /** Sent mail: times, keyed hashes. */
    SENT_MAIL,
    /** Marks of their mail. */
    MARKS,
    /** What was said of the registration of answered mail, and what the case system heard. */
    REGISTRATIONS,
    /** Years whose holidays and closed days they confirmed. */
    CONFIRMED_YEARS,
    /** What the lists show of their mailbox. */
    ITEMS,
    /** Findings about their mailbox. */
    FINDINGS,
    /** What an administrator does not want to see as missing in it. */
    EXCEPTIONS,
    /** When it could not be read. */
    GAPS,
    /** Counts of their habits. */
    HABITS,
    /** When they are out of office. */
    ABSENCES,
    /** When their automatic reply was on. */
    AUTOMATIC_REPLIES,
    /** Signatures of sent mail that were looked at. */
    SIGNATURES,
    /** Reminders that they got, and those about their mailbox. */
    REMINDERS,
    /** What shows that reminders were seen. */
    SEEN,
    /** What they did, and what others did about their mailbox. */
    AUDIT,
    /** Agreements that they have a part in. */
    AGREEMENTS,
    /** Rights of theirs to others' mailboxes, and of others to theirs. */
    RIGHTS,
    /** Which shared mailboxes they look after, or who looks after theirs. */
    STEWARDS,
    /** By what figures find and show them. */
    ACCOUNT,
    /** Whom they report to, and what they look after. */
    RELATIONS,
    /** Figures of their unit in weeks that are over. */
    UNIT_FIGURES,
    /** What they said of the weekly summary. */
    SUBSCRIPTION,
    /** Their conversation with the bot. */
    CONVERSATION,
    /** That they are signed in. */
    SESSIONS,
    /** How mail that they wrote from outside begins, as keyed hashes. */
    BEGINNINGS,
    /** That they were told as an operator that something is wrong, by the hash of their address. */
    OPERATORS
  }
}
