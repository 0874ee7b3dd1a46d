package se.svarsvakt.mail;

/**
 * The identity of a mailbox: the Entra object id of its account.
 *
 * @param value never blank
 */
public record MailboxId(String value) implements Comparable<MailboxId> {
  /** Refuses a blank id. */
  public MailboxId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a mailbox id must not be blank");
    }
  }

  @Override
  public int compareTo(MailboxId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
