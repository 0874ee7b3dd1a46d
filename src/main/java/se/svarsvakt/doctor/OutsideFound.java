package se.svarsvakt.doctor;

import se.svarsvakt.doctor.ScopeFound.OutsideAnswer;
import se.svarsvakt.mail.MailAddress;

/** What is known of the mailbox that must be closed to the program. */
sealed interface OutsideFound {
  /** None is named. */
  record NotNamed() implements OutsideFound {}

  /** Nobody has that address, as far as the directory shows. */
  record NoAccount(MailAddress address) implements OutsideFound {}

  /**
   * The directory could not be read, and by its address the mailbox did not open: it may be closed,
   * and there may be none.
   */
  record NotLookedUp(MailAddress address) implements OutsideFound {}

  /** It is one of those that are watched. */
  record InScope(MailAddress address) implements OutsideFound {}

  /** It was asked. */
  record OutsideAsked(MailAddress address, OutsideAnswer answer) implements OutsideFound {}
}
