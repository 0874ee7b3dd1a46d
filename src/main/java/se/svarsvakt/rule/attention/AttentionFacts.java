package se.svarsvakt.rule.attention;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;

/**
 * What is known at one moment about the attention that a mailbox gets (docs/how-it-judges.md 6).
 *
 * @param mailbox the mailbox
 * @param shared whether it is a shared mailbox and not a person's own
 * @param stewardKnown whether somebody is known who looks after it; of no matter for a person's own
 * @param oldestUnread when the oldest external message was received that lies unread in the Inbox
 *     or below it; empty where none does
 * @param lastAttention the last sign of attention: a message was read, moved, answered or deleted,
 *     or the owner sent mail; empty where none was seen
 * @param access who else can open it
 */
public record AttentionFacts(
    MailboxId mailbox,
    boolean shared,
    boolean stewardKnown,
    Optional<Instant> oldestUnread,
    Optional<Instant> lastAttention,
    Access access) {

  /** The same without what happened after that moment. */
  AttentionFacts upTo(Instant now) {
    return new AttentionFacts(
        mailbox,
        shared,
        stewardKnown,
        oldestUnread.filter(received -> !received.isAfter(now)),
        lastAttention.filter(sign -> !sign.isAfter(now)),
        access);
  }

  /** Since when mail has been waiting without a sign of attention; empty where none waits. */
  Optional<Instant> waitingSince() {
    return oldestUnread.map(
        received ->
            Stream.concat(Stream.of(received), lastAttention.stream())
                .max(Instant::compareTo)
                .orElse(received));
  }

  /** Whether somebody but the owner is known to be able to open it. */
  boolean canBeOpenedByAnother() {
    return access.openers().stream().anyMatch(opener -> !opener.equals(mailbox));
  }
}
