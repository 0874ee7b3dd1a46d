package se.svarsvakt.mail.body;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes away the sender and the date that Notes writes above its header lines, which begin with the
 * recipients: {@code Anna Berg}, {@code 03/21/2000 01:24 PM}, {@code To: …}.
 */
final class SenderAbove {
  private static final Pattern TO =
      Pattern.compile("^" + QuotePhrases.regex(QuotePhrases.Section.TO) + "\\s?:.*");
  private static final Pattern DATE =
      Pattern.compile("\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4},?\\s+\\d{1,2}[:.]\\d{2}");
  private static final int LONGEST = 90;

  private SenderAbove() {}

  /** Takes away what stands at the end of the kept lines above a first header line. */
  static void removeFrom(List<BodyLine> kept, BodyLine header) {
    if (!TO.matcher(header.text()).matches()) {
      return;
    }
    int date = lastWithText(kept);
    if (date < 0 || !isShort(kept.get(date)) || !DATE.matcher(kept.get(date).text()).find()) {
      return;
    }
    boolean dateOnly = DATE.matcher(kept.get(date).text()).lookingAt();
    boolean named = dateOnly && date > 0 && isShort(kept.get(date - 1));
    kept.subList(named ? date - 1 : date, kept.size()).clear();
  }

  private static int lastWithText(List<BodyLine> kept) {
    int last = kept.size() - 1;
    while (last >= 0 && kept.get(last).isBlank()) {
      last--;
    }
    return last;
  }

  private static boolean isShort(BodyLine line) {
    return !line.isBlank() && line.text().length() <= LONGEST;
  }
}
