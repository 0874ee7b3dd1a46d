package se.svarsvakt.doctor;

import se.svarsvakt.doctor.ScopeFound.OutsideAnswer;
import se.svarsvakt.mail.MailAddress;

/** What is known of the mailbox that must be closed to the program. */
sealed interface OutsideFound {
  /** None is named. */
  record NotNamed() implements OutsideFound {}

  /** Nobody has that address, as far as the directory could be read. */
  record NoAccount(MailAddress address) implements OutsideFound {}

  /** It is one of those that are watched. */
  record InScope(MailAddress address) implements OutsideFound {}

  /** It was asked. */
  record OutsideAsked(MailAddress address, OutsideAnswer answer) implements OutsideFound {}
}
