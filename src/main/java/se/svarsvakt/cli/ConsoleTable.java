package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import se.svarsvakt.mail.DisplayText;

/** Prints titled rows in columns; colours on a terminal only. */
final class ConsoleTable {
  /** How a title is meant. */
  enum Tone {
    /** Nothing to worry about. */
    PLAIN("bold"),
    /** Something to do. */
    WARN("bold,yellow"),
    /** Something went wrong. */
    BAD("bold,red");

    private final String style;

    Tone(String style) {
      this.style = style;
    }
  }

  private static final int WIDEST = 60;

  private static final int LONGEST_CELL = 1_000;

  private final PrintWriter out;
  private final Ansi ansi;

  ConsoleTable(Streams streams) {
    this.out = streams.out();
    this.ansi = streams.terminal() && Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF;
  }

  /** Prints nothing where there are no rows. */
  void print(String title, Tone tone, List<List<String>> rows) {
    print(title, tone, rows.size(), rows);
  }

  /** As above, of the first of so many. */
  void print(String title, Tone tone, int all, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.println();
    out.println(ansi.string("@|" + tone.style + " " + title + "|@ (" + all + ")"));
    List<List<String>> clean = rows.stream().map(ConsoleTable::clean).toList();
    int[] widths = widths(clean);
    for (List<String> row : clean) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < row.size(); column++) {
        line.append(' ').append(padded(row.get(column), widths[column])).append(' ');
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** A terminal takes some characters for orders, and people may have written them. */
  private static List<String> clean(List<String> row) {
    return row.stream().map(cell -> DisplayText.line(cell, LONGEST_CELL)).toList();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.min(WIDEST, Math.max(widths[column], row.get(column).length()));
      }
    }
    return widths;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
