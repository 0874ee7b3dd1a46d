package se.svarsvakt.sync;

/**
 * A mailbox's settings as they were read, with the text of the automatic reply, which is looked at
 * once and not kept.
 *
 * @param settings what is kept
 * @param externalReply what senders outside get, HTML or plain text; maybe empty
 */
public record ReadSettings(MailboxSettings settings, String externalReply) {
  @Override
  public String toString() {
    return "ReadSettings[not shown]";
  }
}
