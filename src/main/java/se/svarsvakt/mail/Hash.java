package se.svarsvakt.mail;

/**
 * A keyed hash of a Message-ID, a conversation or an address: enough to tell whether two are the
 * same, and nothing else (docs/privacy.md).
 *
 * @param value never blank
 */
public record Hash(String value) {
  /** Refuses a blank hash. */
  public Hash {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a hash must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
