package se.svarsvakt.mail;

/**
 * Graph's immutable id of a message in one mailbox; it survives moves between folders.
 *
 * @param value never blank
 */
public record MessageId(String value) implements Comparable<MessageId> {
  /** Refuses a blank id. */
  public MessageId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a message id must not be blank");
    }
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
