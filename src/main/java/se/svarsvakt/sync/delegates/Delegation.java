package se.svarsvakt.sync.delegates;

import se.svarsvakt.mail.MailboxId;

/**
 * One person's right to one mailbox.
 *
 * @param mailbox the mailbox
 * @param delegate who has the right; somebody other than the mailbox's own account
 * @param right what they may do
 */
public record Delegation(MailboxId mailbox, MailboxId delegate, Right right) {
  /** Refuses that somebody is their own delegate. */
  public Delegation {
    if (mailbox.equals(delegate)) {
      throw new IllegalArgumentException("nobody is their own delegate");
    }
  }
}
