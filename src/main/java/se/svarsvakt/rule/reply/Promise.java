package se.svarsvakt.rule.reply;

import se.svarsvakt.mail.EnumCode;

/** What is promised to whoever sent a message, which sets its deadline. */
public enum Promise implements EnumCode {
  /** Who writes is answered. */
  ANSWER,
  /** Who leaves a message by telephone is called back. */
  CALL_BACK,
  /** Who asks for public records gets them, or a decision, at once. */
  PUBLIC_RECORDS
}
