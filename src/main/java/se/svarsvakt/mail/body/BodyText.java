package se.svarsvakt.mail.body;

import java.util.List;

/** The text of a message, or why it was not read. */
public sealed interface BodyText {
  /**
   * What was read. It is content: never stored or logged.
   *
   * @param lines the lines from top to bottom, blank ones included, none blank at either end
   */
  record Lines(List<Line> lines) implements BodyText {
    /** Keeps a copy. */
    public Lines {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      return "Lines[" + lines.size() + " not shown]";
    }
  }

  /**
   * A body that was not read.
   *
   * @param reason why, without content, fit for a log: {@code larger than 768 KB}
   */
  record NotRead(String reason) implements BodyText {}
}
