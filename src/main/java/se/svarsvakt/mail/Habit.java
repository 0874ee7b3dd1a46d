package se.svarsvakt.mail;

/** What somebody does as they send mail that the guidelines ask them to leave. */
public enum Habit implements EnumCode {
  /** They ask for a read receipt. */
  READ_RECEIPT,
  /** They answer all who got a mail. */
  REPLY_TO_ALL,
  /** They write to many at once, for all of them to see. */
  MASS_MAIL,
  /** They answer without what they answer. */
  NO_HISTORY,
  /** The subject tells what is somebody's private matter. */
  SENSITIVE_SUBJECT,
  /** They write to somebody new outside, and not how they are reached. */
  NO_CONTACT_DETAILS
}
