package se.svarsvakt.cli;

import java.io.PrintWriter;

/**
 * A bar on standard error that shows how far the reading has come; on a terminal only. It never
 * runs backwards, whatever order threads report in.
 */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean shown;
  private int last = -1;
  private int furthest;

  ProgressBar(Streams streams) {
    this.err = streams.err();
    this.shown = streams.terminal();
  }

  /** So many mailboxes of so many were read, or could not be. */
  synchronized void at(int done, int of) {
    int filled = of == 0 ? WIDTH : done * WIDTH / of;
    if (done < furthest || filled < last) {
      return;
    }
    furthest = done;
    if (shown && (filled != last || done == of)) {
      last = filled;
      String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      err.print("\r" + bar + "  " + done + " of " + of + " mailboxes ");
      err.flush();
    }
  }

  /** Takes the bar away again. */
  synchronized void end() {
    if (shown && last >= 0) {
      err.print("\r" + " ".repeat(WIDTH + 40) + "\r");
      err.flush();
    }
  }
}
