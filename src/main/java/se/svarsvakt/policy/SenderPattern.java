package se.svarsvakt.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailAddress;

/**
 * A pattern that senders' addresses are held against, in any letter case: an address ({@code
 * a@example.org}), a domain without its subdomains ({@code example.org}, {@code @example.org}), or
 * either with {@code *} for any characters ({@code news*@example.org}, {@code *.example.org}).
 *
 * <p>It may be a person's address: {@link #toString()} shows what stands behind the {@code @}.
 */
public final class SenderPattern {
  private static final Pattern SOUND = Pattern.compile("[^\\s@,]*@?[^\\s@,]+");
  private static final Pattern MEANINGFUL = Pattern.compile(".*[\\p{L}\\p{N}].*");

  private final String text;
  private final boolean domainOnly;
  private final Pattern compiled;

  private SenderPattern(String text) {
    this.text = text;
    this.domainOnly = !text.contains("@");
    this.compiled =
        Pattern.compile(
            Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
  }

  /**
   * The pattern that is written so.
   *
   * @throws IllegalArgumentException if it is blank, holds white space, a comma or a second
   *     {@code @}, or would match every sender
   */
  public static SenderPattern of(String written) {
    var text = written.strip().toLowerCase(Locale.ROOT);
    if (!SOUND.matcher(text).matches() || !MEANINGFUL.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address, a domain, or one of them with *");
    }
    return new SenderPattern(text.startsWith("@") ? text.substring(1) : text);
  }

  /** Whether an address fits. */
  public boolean matches(MailAddress sender) {
    if (domainOnly && compiled.matcher(sender.domain()).matches()) {
      return true;
    }
    return isAboutAddresses() && compiled.matcher(sender.value()).matches();
  }

  /** A wildcard may stand for the {@code @} too: {@code *example.org}. */
  private boolean isAboutAddresses() {
    return !domainOnly || text.contains("*");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SenderPattern pattern && pattern.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return domainOnly ? text : "…" + text.substring(text.indexOf('@'));
  }
}
