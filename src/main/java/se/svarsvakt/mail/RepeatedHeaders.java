package se.svarsvakt.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the block of header lines that Outlook and others put above the earlier mail: {@code
 * Från:}, then {@code Skickat:}, {@code Till:}, {@code Ämne:}.
 *
 * <p>At the beginning of a line a subject label or an address is proof enough. Inside a line, where
 * the preview was folded, the sender must be followed by a label of sending, by date and subject,
 * or by an address in brackets; "Från:" alone is ordinary text.
 */
final class RepeatedHeaders implements QuoteBoundary {
  /** Characters behind the first label that are looked at for the others. */
  private static final int WINDOW = 400;

  private static final Pattern FROM =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}*])\\*{0,2}(?:" + QuoteWords.FROM + ")\\*?[ \\u00A0]?:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SENT_LABEL = pattern(QuoteWords.SENT);
  private static final Pattern DATE_LABEL = pattern(QuoteWords.DATE);
  private static final Pattern SUBJECT_LABEL = pattern(QuoteWords.SUBJECT);
  private static final Pattern ADDRESS = Pattern.compile("^[^\\n@]{0,80}@");
  private static final Pattern BRACKETED =
      Pattern.compile("^[^<>\\[\\].:;?!\\n]{1,60}[<\\[](?:mailto:)?[^\\s<>]{3}");

  @Override
  public int find(String text) {
    Matcher from = FROM.matcher(text);
    while (from.find()) {
      String rest = text.substring(from.end(), Math.min(text.length(), from.end() + WINDOW));
      if (isBlock(rest, startsLine(text, from.start()))) {
        return from.start();
      }
    }
    return -1;
  }

  private static boolean isBlock(String rest, boolean startsLine) {
    if (startsLine && (SUBJECT_LABEL.matcher(rest).find() || ADDRESS.matcher(rest).find())) {
      return true;
    }
    return SENT_LABEL.matcher(rest).find()
        || BRACKETED.matcher(rest).find()
        || (DATE_LABEL.matcher(rest).find() && SUBJECT_LABEL.matcher(rest).find());
  }

  private static boolean startsLine(String text, int index) {
    int before = index - 1;
    while (before >= 0 && index - before < 6 && " \t*".indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n';
  }

  private static Pattern pattern(String words) {
    return Pattern.compile(
        "\\s\\*?(?:" + words + ")\\*?[ \\u00A0]?:",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
