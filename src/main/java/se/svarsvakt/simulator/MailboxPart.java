package se.svarsvakt.simulator;

/** A part of a mailbox that can be refused while the rest of it can be read. */
public enum MailboxPart {
  /** Its settings. */
  SETTINGS,
  /** Its calendar: times away and permissions. */
  CALENDAR,
  /** The text of its messages. */
  BODY
}
