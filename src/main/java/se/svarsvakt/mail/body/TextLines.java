package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;

/** Splits plain text into its lines. */
final class TextLines {
  private TextLines() {}

  static List<BodyLine> of(String text) {
    List<BodyLine> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
        lines.add(line(text.substring(start, i)));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(line(text.substring(start)));
    return lines;
  }

  private static BodyLine line(String text) {
    return new BodyLine(Line.of(WhiteSpace.fold(text)), BodyLine.QuoteMark.NONE);
  }
}
