package se.svarsvakt.mail;

import java.util.Comparator;

/**
 * Which message in which mailbox: what tells two tracked messages apart.
 *
 * @param mailbox the mailbox that it lies in
 * @param id Graph's immutable id in that mailbox
 */
public record MailKey(MailboxId mailbox, MessageId id) implements Comparable<MailKey> {
  private static final Comparator<MailKey> ORDER =
      Comparator.comparing(MailKey::mailbox).thenComparing(MailKey::id);

  @Override
  public int compareTo(MailKey other) {
    return ORDER.compare(this, other);
  }
}
