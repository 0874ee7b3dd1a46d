package se.svarsvakt.mail;

import java.time.Instant;

/**
 * The facts kept of a message that a mailbox sent: times and hashes, no content.
 *
 * @param key which message, and in whose Sent Items it lies
 * @param sentAt when it was sent
 * @param thread the messages that it belongs to
 * @param recipients whom it goes to
 * @param kind what it is
 * @param forwardSubject whether its subject begins as a forwarded message's does (FW:, VB:)
 */
public record SentMail(
    MailKey key,
    Instant sentAt,
    MailThread thread,
    Recipients recipients,
    Kind kind,
    boolean forwardSubject) {
  /** What a sent message is. Only a message of a person's own answers somebody. */
  public enum Kind {
    /** A message that a person wrote. */
    MESSAGE,
    /** An automatic reply. */
    AUTOMATIC_REPLY,
    /** A meeting invitation, response or cancellation. */
    MEETING,
    /** A delivery or read report. */
    REPORT,
    /** Not sent yet. */
    DRAFT
  }

  /** The mailbox whose Sent Items hold it. */
  public MailboxId mailbox() {
    return key.mailbox();
  }

  /** Its immutable id in that mailbox. */
  public MessageId id() {
    return key.id();
  }
}
