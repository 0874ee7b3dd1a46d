package se.svarsvakt.cli;

import java.io.PrintWriter;

/** A bar on standard error that shows how far the reading has come; on a terminal only. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean shown;
  private int last = -1;

  ProgressBar(Streams streams) {
    this.err = streams.err();
    this.shown = streams.terminal();
  }

  synchronized void at(int done, int of) {
    int filled = of == 0 ? WIDTH : done * WIDTH / of;
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
