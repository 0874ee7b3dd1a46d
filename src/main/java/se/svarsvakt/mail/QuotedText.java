package se.svarsvakt.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts the quoted text and the earlier mails from a plain text, so that the new text is left.
 *
 * <p>Mail programs mark what is old in many ways, and Graph's preview may have folded all lines
 * into one. Each way is a {@link QuoteBoundary} of its own; the earliest that is found ends the new
 * text. Lines that begin with {@code >} are taken out wherever they stand, so that an answer below
 * or between quotes is kept.
 */
public final class QuotedText {
  private static final List<QuoteBoundary> BOUNDARIES =
      List.of(
          new OriginalMessageDivider(),
          new RepeatedHeaders(),
          new AttributionLine(),
          new MobileFooter());
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");

  /** Characters in which a boundary is looked for; Graph's preview has 255. */
  private static final int LOOKED_AT = 20_000;

  private QuotedText() {}

  /**
   * The text that the writer of this message wrote.
   *
   * @param plainText a preview, with its line breaks or folded to one line; in a longer text what
   *     introduces a quote is looked for in the first {@value #LOOKED_AT} characters
   * @return the new text without surrounding space; empty if all is quoted
   */
  public static String newTextOf(String plainText) {
    String lines = LINE_END.matcher(plainText).replaceAll("\n");
    String unquoted = QuotedLines.removeFrom(lines);
    String looked = unquoted.substring(0, Math.min(unquoted.length(), LOOKED_AT));
    int end = unquoted.length();
    for (QuoteBoundary boundary : BOUNDARIES) {
      int start = boundary.find(looked);
      if (start >= 0) {
        end = Math.min(end, start);
      }
    }
    return unquoted.substring(0, end).strip();
  }
}
