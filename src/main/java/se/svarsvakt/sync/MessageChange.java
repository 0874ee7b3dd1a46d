package se.svarsvakt.sync;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MessageId;

/** What a folder's delta says of one message; the last of several for one message wins. */
public sealed interface MessageChange {
  /** The message it speaks of. */
  MessageId id();

  /** A message with all that was asked for: new, or changed and repeated whole. */
  record Whole(FullMessage message) implements MessageChange {
    @Override
    public MessageId id() {
      return message.id();
    }
  }

  /**
   * A change that carries only what changed.
   *
   * @param extended null where the change does not speak of them
   * @param read whether it is marked as read; null where the change does not speak of that
   */
  record Partial(MessageId id, @Nullable ExtendedProperties extended, @Nullable Boolean read)
      implements MessageChange {}

  /** The message is no longer in that folder: moved or deleted. */
  record Removed(MessageId id) implements MessageChange {}
}
