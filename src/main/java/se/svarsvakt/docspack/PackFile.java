package se.svarsvakt.docspack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file as the program writes it: a head, which a reader of Markdown does not see, and the text.
 * The head tells the day and the text's hash, so that what was edited by hand is known.
 *
 * @param day the day that the text bears
 * @param hash of the text as it was written
 * @param body the text as it stands now
 */
record PackFile(LocalDate day, String hash, String body) {
  private static final Pattern HEAD =
      Pattern.compile("<!-- svarsvakt docs-pack (\\S{10}) sha256:([0-9a-f]{64}) -->\n\n?");

  /** A text that is written on that day. */
  static PackFile written(LocalDate day, String body) {
    return new PackFile(day, hash(body), body);
  }

  /** What stands in a file; one without our head is as if edited. Line ends do not count. */
  static PackFile read(String content) {
    String text = content.replace("\uFEFF", "").replace("\r\n", "\n");
    Matcher head = HEAD.matcher(text);
    if (head.lookingAt()) {
      try {
        LocalDate day = LocalDate.parse(head.group(1));
        return new PackFile(day, head.group(2), text.substring(head.end()));
      } catch (DateTimeException e) {
        return new PackFile(LocalDate.EPOCH, "", text);
      }
    }
    return new PackFile(LocalDate.EPOCH, "", text);
  }

  boolean isEdited() {
    return !hash(body).equals(hash);
  }

  /** Whether it was written from the same text, whatever was edited since. */
  boolean isWrittenFrom(String text) {
    return hash(text).equals(hash);
  }

  String content() {
    return "<!-- svarsvakt docs-pack " + day + " sha256:" + hash + " -->\n\n" + body;
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
