package se.svarsvakt.casework;

import java.util.List;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/** How much is stored of a person. */
public interface OwnRecords {
  /** The kinds of which something is stored, in the order of {@link Stored}. */
  List<Amount> of(MailboxId person);

  /** How many rows of a kind are stored. */
  record Amount(Stored kind, int rows) {}

  /** What is stored of people (docs/privacy.md). */
  enum Stored implements EnumCode {
    /** Received mail: times, verdict, keyed hashes. */
    RECEIVED_MAIL,
    /** Sent mail: times, keyed hashes. */
    SENT_MAIL,
    /** Marks of their mail. */
    MARKS,
    /** What the lists show of their mailbox. */
    ITEMS,
    /** Findings about their mailbox. */
    FINDINGS,
    /** When they are out of office. */
    ABSENCES,
    /** When their automatic reply was on. */
    AUTOMATIC_REPLIES,
    /** Signatures of sent mail that were looked at. */
    SIGNATURES,
    /** Reminders that they got. */
    REMINDERS,
    /** What they did, and what others did about their mailbox. */
    AUDIT,
    /** Agreements that they have a part in. */
    AGREEMENTS,
    /** Rights of theirs to others' mailboxes, and of others to theirs. */
    RIGHTS,
    /** Whom they report to, and what they look after. */
    RELATIONS,
    /** Their conversation with the bot. */
    CONVERSATION
  }
}
