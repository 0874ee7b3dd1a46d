package se.svarsvakt.mail.body;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds an {@link Attribution} inside a line of a preview: around a verb of writing or up to the
 * end of the line, from a date or a writer's name on.
 */
final class FoldedAttribution {
  /** Characters before and behind the verb that belong to it at most. */
  private static final int WINDOW = 200;

  private static final int MOST_MORE_LINES = 2;

  private static final Pattern COLON = Pattern.compile("[:：](?=\\s|$)");

  /** The writer's address, at which the preview may stop. */
  private static final Pattern CUT_OFF = Pattern.compile("[<(\\[][^\\s<>()\\[\\]]{1,90}@");

  private static final Pattern WRITER =
      Pattern.compile(
          "\\p{Lu}[\\p{L}'’-]{0,25}(?: [\\p{L}'’-]{1,25}){0,3}(?: ?[<(\\[][^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]])?\\s$"
              + "|[<(\\[][^\\s<>]{1,90}@[^\\s<>]{2,90}[>)\\]]\\s$",
          Pattern.UNICODE_CHARACTER_CLASS);

  private FoldedAttribution() {}

  /** The index of its first character; -1 if there is none. */
  static int startIn(String line, List<BodyLine> lines, int at) {
    Matcher verb = Attribution.VERB.matcher(Attribution.mayHoldVerb(line) ? line : "");
    while (verb.find()) {
      int start = startOf(line, verb.start(), verb.end(), lines, at);
      if (start >= 0) {
        return start;
      }
    }
    return startOf(line, line.length(), line.length(), lines, at);
  }

  /** Where one begins whose verb stands there, or on the next line. */
  private static int startOf(String line, int verb, int verbEnd, List<BodyLine> lines, int at) {
    String said = said(behind(line, verbEnd, lines, at));
    if (said == null) {
      return -1;
    }
    int first = Math.max(0, verb - WINDOW);
    String before = line.substring(first, verb);
    int start = AttributionDate.lastIn(before);
    if (start < 0 || !begins(line.substring(first + start, verbEnd) + said, lines, at)) {
      Matcher writer = WRITER.matcher(before);
      start = writer.find() ? writer.start() : -1;
      if (start < 0 || !begins(line.substring(first + start, verbEnd) + said, lines, at)) {
        return -1;
      }
    }
    return first + start;
  }

  /** What follows the verb, on lines into which it was broken too. */
  private static String behind(String line, int verbEnd, List<BodyLine> lines, int at) {
    StringBuilder behind =
        new StringBuilder(line.substring(verbEnd, FoldedQuote.end(line, verbEnd, WINDOW)));
    for (int next = at + 1; next < lines.size() && next <= at + MOST_MORE_LINES; next++) {
      BodyLine more = lines.get(next);
      boolean apart = more.isBlank() || more.isQuoted();
      if (apart || behind.length() >= WINDOW || Attribution.endsSentence(lines.get(next - 1))) {
        break;
      }
      behind.append(' ').append(more.text(), 0, Math.min(more.text().length(), WINDOW));
    }
    return behind.substring(0, Math.min(behind.length(), WINDOW));
  }

  private static boolean begins(String text, List<BodyLine> lines, int at) {
    Attribution attribution = Attribution.at(FoldedQuote.unfolded(lines, at, text), 0);
    return attribution != null && attribution.start() == 0;
  }

  /** What of the text behind a verb belongs to the attribution; null if it is none. */
  private static @Nullable String said(String behind) {
    Matcher colon = COLON.matcher(behind);
    if (colon.find()) {
      String said = behind.substring(0, colon.end());
      return said.indexOf('?') < 0 ? said : null;
    }
    Matcher cutOff = CUT_OFF.matcher(behind);
    if (behind.length() < WINDOW && cutOff.find()) {
      return behind.substring(0, cutOff.end()) + "...>:"; // as it stood before it was cut off
    }
    return behind.isBlank() ? "" : null;
  }
}
