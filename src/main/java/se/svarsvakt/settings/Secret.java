package se.svarsvakt.settings;

/**
 * A value that must not be shown.
 *
 * @param value the secret itself, never blank
 */
public record Secret(String value) {
  /** Refuses a blank secret. */
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
