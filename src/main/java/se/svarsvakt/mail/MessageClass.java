package se.svarsvakt.mail;

import java.util.Locale;

/** Compares MAPI message classes, which are not case-sensitive. */
final class MessageClass {
  private MessageClass() {}

  /** Whether the message's class is {@code root} or begins with it, whatever the case. */
  static boolean startsWith(IncomingMail mail, String root) {
    return mail.messageClass().strip().toLowerCase(Locale.ROOT).startsWith(root);
  }
}
