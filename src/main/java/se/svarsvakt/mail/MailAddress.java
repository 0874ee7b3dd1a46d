package se.svarsvakt.mail;

import java.util.Locale;

/**
 * A mail address as Graph gives it, trimmed and in lower case. Graph also hands out X.500 addresses
 * ({@code /o=exchangelabs/…}) for senders inside the organisation; they have no domain.
 *
 * <p>An address is personal data: {@link #toString()} shows its domain alone, so that a log line
 * cannot carry it by mistake.
 *
 * @param value never blank
 */
public record MailAddress(String value) {
  /** Normalises, and refuses a blank address. */
  public MailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a mail address must not be blank");
    }
  }

  /** What stands behind the last {@code @}; empty where there is none. */
  public String domain() {
    int at = value.lastIndexOf('@');
    return at < 0 ? "" : value.substring(at + 1);
  }

  /** What stands before the last {@code @}; the whole address where there is none. */
  public String localPart() {
    int at = value.lastIndexOf('@');
    return at < 0 ? value : value.substring(0, at);
  }

  /** The same without what stands behind a plus in its local part. */
  public MailAddress withoutTag() {
    String local = localPart();
    int plus = local.indexOf('+');
    return plus <= 0 || domain().isEmpty()
        ? this
        : new MailAddress(local.substring(0, plus) + "@" + domain());
  }

  /** Whether this is an Exchange-internal X.500 address. */
  public boolean isX500() {
    return value.startsWith("/o=");
  }

  @Override
  public String toString() {
    return isX500() ? "x500" : "…@" + domain();
  }
}
