package se.svarsvakt.mail.body;

import java.util.List;

/**
 * Tells a line that a mail program broke off a quoted line without a {@code >} in front: the rest
 * of a link, or of a line that had become too long.
 */
final class BrokenQuote {
  private static final int FULL = 66;
  private static final int REST = 30;

  private BrokenQuote() {}

  static boolean goesOnAt(List<BodyLine> lines, int at) {
    if (at == 0
        || at + 1 >= lines.size()
        || !lines.get(at - 1).hasQuoteSign()
        || !lines.get(at + 1).hasQuoteSign()) {
      return false;
    }
    String above = lines.get(at - 1).text();
    String line = lines.get(at).text();
    return line.isEmpty()
        || isOpen(above)
        || line.endsWith(">")
        || (above.length() >= FULL
            && line.length() <= REST
            && Character.isLowerCase(line.codePointAt(0)));
  }

  private static boolean isOpen(String above) {
    return above.lastIndexOf("(http") > above.lastIndexOf(')')
        || above.lastIndexOf("<http") > above.lastIndexOf('>');
  }
}
