package se.svarsvakt.graph;

import java.net.URI;
import java.time.Instant;

/**
 * What values from outside may be, checked where they enter: the store, the calendar and the
 * patterns that are looked for take no others.
 */
final class ValueLimits {
  /** Nothing that is watched is older than electronic mail in offices. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final int LONGEST_LINK = 16_384;
  private static final int LONGEST_ADDRESS = 320;

  private ValueLimits() {}

  /** Whether a moment is one that working days can be counted from. */
  static boolean isMoment(Instant moment) {
    return !moment.isBefore(EARLIEST) && moment.isBefore(LATEST);
  }

  /** Whether a text can be an id: present, no longer than that, and without odd characters. */
  static boolean isId(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(c -> c <= ' ' || isOdd(c));
  }

  /** Whether a text can be a link that is followed later. */
  static boolean isLink(String text) {
    if (!isId(text, LONGEST_LINK) || !text.contains("/v1.0/")) {
      return false;
    }
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether a text can be the address of a mailbox of the directory. */
  static boolean isAddress(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_ADDRESS
        && text.chars().noneMatch(ValueLimits::isOdd);
  }

  /**
   * A text as far as it is used. Control characters become a replacement character and are not left
   * out: a domain with one in it is not the same as that without.
   */
  static String text(String text, int longest) {
    String part = text.length() <= longest ? text : text.substring(0, longest);
    return part.chars().noneMatch(ValueLimits::isForbidden) ? part : replaced(part);
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      if (isForbidden(clean.charAt(i))) {
        clean.setCharAt(i, '\uFFFD');
      }
    }
    return clean.toString();
  }

  /** Line breaks and tabs belong to texts. */
  private static boolean isForbidden(int c) {
    return isOdd(c) && c != '\n' && c != '\r' && c != '\t';
  }

  private static boolean isOdd(int c) {
    return Character.isISOControl(c);
  }
}
