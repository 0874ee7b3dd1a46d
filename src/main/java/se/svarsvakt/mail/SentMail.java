package se.svarsvakt.mail;

import java.time.Instant;

/**
 * The facts kept of a message that somebody of the organisation sent: times and hashes, no content.
 *
 * @param key which message, and in whose mailbox it lies
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
  /** What a sent message is. Only what a person wrote answers somebody. */
  public enum Kind {
    /** A message that a person wrote. */
    MESSAGE,
    /** The same, of which the mailbox holds a copy and another sent it. */
    COPY,
    /** An automatic reply. */
    AUTOMATIC_REPLY,
    /** A meeting invitation, response or cancellation. */
    MEETING,
    /** A delivery or read report. */
    REPORT,
    /** Not sent yet. */
    DRAFT;

    /** Whether a person of the organisation wrote it. */
    public boolean isPersons() {
      return this == MESSAGE || this == COPY;
    }
  }

  /** The same as something else. */
  public SentMail as(Kind other) {
    return new SentMail(key, sentAt, thread, recipients, other, forwardSubject);
  }

  /** The mailbox that holds it. */
  public MailboxId mailbox() {
    return key.mailbox();
  }

  /** Its immutable id in that mailbox. */
  public MessageId id() {
    return key.id();
  }
}
