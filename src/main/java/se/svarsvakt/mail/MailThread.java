package se.svarsvakt.mail;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about the messages that it belongs to.
 *
 * @param messageId its own Message-ID; null where it has none
 * @param conversation the conversation that its mailbox put it in; null where unknown
 * @param refersTo the Message-IDs of its In-Reply-To and References headers
 */
public record MailThread(
    @Nullable Hash messageId, @Nullable Hash conversation, Set<Hash> refersTo) {
  /** A message that names no thread. */
  public static final MailThread NONE = new MailThread(null, null, Set.of());

  /** Keeps a copy. */
  public MailThread {
    refersTo = Set.copyOf(refersTo);
  }

  /** Whether it answers or passes on the message with that Message-ID. */
  public boolean refersTo(Hash id) {
    return refersTo.contains(id);
  }
}
