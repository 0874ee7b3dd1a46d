package se.svarsvakt.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/**
 * What somebody did on the web pages or at the command line that is not theirs as one of a
 * mailbox's own people: that they saw something of others, took it out, or changed what holds for
 * others. It stands in the audit trail beside what people did about their mail.
 *
 * @param kind what
 * @param mailbox the mailbox concerned, or the unit's manager; {@link #EVERYBODY} where it is about
 *     no single one
 * @param item the message's id, the finding's code, the page's name, or what else was seen or
 *     changed; no words of anybody's
 * @param from the first of the days that it is about; null where it is about none
 * @param to the last of them
 * @param other whom it concerns beside the mailbox: who was made a steward or is one no longer;
 *     null for nobody
 */
public record PageEvent(
    Kind kind,
    MailboxId mailbox,
    String item,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable MailboxId other) {
  /** In place of a mailbox, where the whole organisation is concerned. */
  public static final MailboxId EVERYBODY = new MailboxId("organisation");

  /** About no other person. */
  public PageEvent(
      Kind kind, MailboxId mailbox, String item, @Nullable LocalDate from, @Nullable LocalDate to) {
    this(kind, mailbox, item, from, to, null);
  }

  /** About no days. */
  public PageEvent(Kind kind, MailboxId mailbox, String item) {
    this(kind, mailbox, item, null, null);
  }

  /** Somebody was made a steward of a shared mailbox, or is one no longer. */
  public static PageEvent steward(MailboxId mailbox, MailboxId person, boolean made) {
    String item = made ? "steward" : "steward removed";
    return new PageEvent(Kind.STEWARDS_SET, mailbox, item, null, null, person);
  }

  /** The kinds of what is done; their codes stand in the audit trail. */
  public enum Kind implements EnumCode {
    /** Somebody's items, or a list of everybody's, were seen by another one. */
    LOOKED,
    /** Somebody was named to look after a shared mailbox, or is no longer. */
    STEWARDS_SET,
    /** An exception was made. */
    EXCEPTION_ADDED,
    /** An exception was ended. */
    EXCEPTION_ENDED,
    /** Data was taken out. */
    EXPORTED,
    /** What was stored of somebody was deleted. */
    FORGOTTEN,
    /** The store was backed up. */
    BACKED_UP,
    /** The store was restored from a backup. */
    RESTORED,
    /** The store was copied to another database, where it goes on. */
    MIGRATED,
    /** The log of a mailbox's mail was taken out. */
    MAIL_LOG_READ,
    /** A replay was begun or ended. */
    REPLAYED,
    /** Everything that is set up was looked at. */
    EXAMINED,
    /** A year's holidays and closed days were confirmed. */
    YEAR_CONFIRMED,
    /** What the case system refused is told again. */
    CASE_SYSTEM_AGAIN,
    /** What no case system can be told any more was dropped. */
    CASE_SYSTEM_DROPPED
  }
}
