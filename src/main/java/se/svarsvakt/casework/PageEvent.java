package se.svarsvakt.casework;

import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/**
 * What somebody did on the web pages that is not theirs as one of a mailbox's own people: that they
 * saw something of others, or changed what holds for others. It stands in the audit trail beside
 * what people did about their mail.
 *
 * @param kind what
 * @param mailbox the mailbox concerned; {@link #EVERYBODY} where it is about no single one
 * @param item the message's id, the finding's code, or what else was seen or changed; no words
 */
public record PageEvent(Kind kind, MailboxId mailbox, String item) {
  /** In place of a mailbox, where the whole organisation is concerned. */
  public static final MailboxId EVERYBODY = new MailboxId("organisation");

  /** In place of a person: whoever sat at the machine, where no sign-in is configured. */
  public static final MailboxId AT_THIS_MACHINE = new MailboxId("this-machine");

  /** The item of a look at all of somebody's. */
  public static final String PERSON = "person";

  /** The kinds of what is done on pages; their codes stand in the audit trail. */
  public enum Kind implements EnumCode {
    /** Somebody's items were seen by another one. */
    LOOKED,
    /** Who looks after a shared mailbox was set. */
    STEWARDS_SET,
    /** An exception was made. */
    EXCEPTION_ADDED,
    /** An exception was ended. */
    EXCEPTION_ENDED,
    /** A manager does not want the weekly summary for a while. */
    SUMMARY_PAUSED,
    /** A manager does not want the weekly summary. */
    SUMMARY_STOPPED,
    /** A manager wants the weekly summary again. */
    SUMMARY_RESUMED,
    /** Data was taken out. */
    EXPORTED,
    /** The log of a mailbox's mail was taken out. */
    MAIL_LOG_READ
  }
}
