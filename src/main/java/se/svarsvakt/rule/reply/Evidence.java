package se.svarsvakt.rule.reply;

import java.util.Locale;

/**
 * What shows that the sender got an answer; the strongest comes first (docs/how-it-judges.md 3).
 */
public enum Evidence {
  /** A sent message names the message's Message-ID and goes to its sender. */
  THREAD,
  /** The message itself records that it was replied to. */
  VERB,
  /** A later message in the mailbox's same conversation goes to the sender. */
  CONVERSATION,
  /** The lists of calls show one to the number that left the voicemail. */
  CALL,
  /** A person said so. */
  MARKED;

  /** The code in the program's output. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
