package se.svarsvakt.mail;

import java.util.regex.Pattern;

/**
 * Recognises the subject of a message that was passed on, by the prefixes that mail programs write
 * in the languages of the region.
 */
public final class ForwardSubject {
  private static final Pattern PREFIX =
      Pattern.compile(
          "^\\s*(?:VB|FW|FWD|VS|VL|WG|TR|RV|I|Vidarebefordrat|Vidarebefordran)\\s*(?:\\[\\d{1,3}\\])?\\s*:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private ForwardSubject() {}

  /** Whether the subject begins as a forwarded message's does ({@code VB:}, {@code FW:}). */
  public static boolean isOne(String subject) {
    return PREFIX.matcher(subject).find();
  }
}
