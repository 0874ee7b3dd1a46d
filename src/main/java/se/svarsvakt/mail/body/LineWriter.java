package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects visible text into lines, folding white space the way a browser does: blocks begin on a
 * new line, and an empty block takes no line.
 */
final class LineWriter {
  private final List<BodyLine> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Set<String> fonts = new HashSet<>();
  private final List<Picture> pictures = new ArrayList<>();
  private BodyLine.QuoteMark mark = BodyLine.QuoteMark.NONE;
  private boolean started;
  private boolean space;
  private boolean joinsRow;
  private boolean ending;

  /** Writes text in the style that its element has. */
  void write(String added, ElementStyle style) {
    for (int i = 0; i < added.length(); i++) {
      char c = added.charAt(i);
      if (c == '\n' && style.keepsLines()) {
        endLine(style);
      } else if (WhiteSpace.isSpace(c)) {
        space = true;
        if (c == '\u00A0') {
          start(style);
        }
      } else if (!WhiteSpace.isInvisible(c)) {
        append(c, style);
      }
    }
  }

  private void append(char c, ElementStyle style) {
    boolean apart = space;
    start(style);
    if (apart && !text.isEmpty()) {
      text.append(' ');
    }
    space = false;
    text.append(c);
    if (!style.font().isEmpty()) {
      fonts.add(style.font());
    }
  }

  /** Notes a picture in the line. */
  void picture(Picture shown, ElementStyle style) {
    start(style);
    pictures.add(shown);
    space = true;
  }

  private void start(ElementStyle style) {
    flush();
    started = true;
    joinsRow = false;
    raise(style.mark());
  }

  /** Ends the line, empty or not, as {@code <br>} does. */
  void endLine(ElementStyle style) {
    flush();
    raise(style.mark());
    emit();
  }

  private void emit() {
    lines.add(new BodyLine(new Line(text.toString(), fonts, pictures), mark));
    text.setLength(0);
    fonts.clear();
    mark = BodyLine.QuoteMark.NONE;
    pictures.clear();
    started = false;
    space = false;
    joinsRow = false;
  }

  /** Begins a new line with what comes next, unless nothing stands in this one. */
  void block() {
    ending |= started && !joinsRow;
  }

  /** Carries out a pending {@link #block}. */
  void flush() {
    if (ending) {
      emit();
    }
    ending = false;
  }

  /**
   * Lets a cell go on in the line of the cell before it, unless that one had several lines.
   *
   * @param lineOfRow {@link #lineCount} when the cell before began
   */
  void joinCell(int lineOfRow) {
    if (lineOfRow == lines.size()) {
      ending = false;
      joinsRow = started;
      space = true;
    } else {
      block();
    }
  }

  /** Ends what {@link #joinCell} began, where the cell was empty. */
  void endCell() {
    joinsRow = false;
  }

  int lineCount() {
    return lines.size();
  }

  List<BodyLine> finish() {
    block();
    flush();
    return lines;
  }

  private void raise(BodyLine.QuoteMark at) {
    if (at.compareTo(mark) > 0) {
      mark = at;
    }
  }
}
