package se.svarsvakt.mail.body;

import java.util.stream.Collectors;

/**
 * Reads the preview of a message, the 255 characters that Graph gives, for what its writer newly
 * wrote.
 */
public final class PreviewText {
  private PreviewText() {}

  /**
   * The preview without quoted text, earlier mails and the line that a phone adds.
   *
   * @param preview with its line breaks or folded to one line; any longer text does too
   * @return the new text, white space folded within its lines; empty if all is quoted
   */
  public static String newTextOf(String preview) {
    return QuoteCut.newLines(TextLines.of(preview), QuoteCut.Extent.PREVIEW).stream()
        .map(BodyLine::text)
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
