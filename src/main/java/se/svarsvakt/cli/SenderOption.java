package se.svarsvakt.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.KeyedHash;

/**
 * A sender as an administrator names it: an address, a domain, or with {@code *.} the subdomains of
 * one. Wildcards elsewhere are refused: of a sender's address only a hash is stored, and no part of
 * it can be compared.
 *
 * @param local what stands before the {@code @}; empty for a domain
 * @param domain what stands behind it, in lower case
 */
record SenderOption(String local, String domain) {
  private static final int LONGEST = 255;
  private static final Pattern LOCAL = Pattern.compile("[^\\s@,*]*");
  private static final Pattern DOMAIN =
      Pattern.compile("(\\*\\.)?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  /**
   * Reads a pattern.
   *
   * @throws WrongUse if it is none of the three
   */
  static SenderOption read(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    SenderOption option =
        new SenderOption(text.substring(0, Math.max(at, 0)), text.substring(at + 1));
    if (at > 0 && text.contains("*")) {
      throw refused(
          written,
          "of an address only a hash is kept, so that no part of it can be compared; name a whole"
              + " address, a domain (example.org) or its subdomains (*.example.org)");
    }
    if (!option.isSound()) {
      throw refused(
          written,
          "an address (eva@example.org), a domain (example.org) or its subdomains"
              + " (*.example.org) is needed");
    }
    return option;
  }

  private boolean isSound() {
    return LOCAL.matcher(local).matches()
        && DOMAIN.matcher(domain).matches()
        && local.length() + domain.length() < LONGEST;
  }

  private static WrongUse refused(String written, String why) {
    return new WrongUse("--sender", written, why);
  }

  /** What is kept of it. */
  Sender kept(KeyedHash hash) {
    return local.isEmpty()
        ? new Sender.Domain(domain)
        : new Sender.Address(hash.address(new MailAddress(local + "@" + domain)), domain);
  }
}
