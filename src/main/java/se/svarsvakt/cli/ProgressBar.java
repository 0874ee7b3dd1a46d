package se.svarsvakt.cli;

import java.io.PrintWriter;

/**
 * A bar on standard error that shows how far something has come; on a terminal only. It never runs
 * backwards, whatever order threads report in.
 */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final String things;
  private final boolean shown;
  private int last = -1;
  private long furthest;

  /** Of mailboxes. */
  ProgressBar(Streams streams) {
    this(streams, "mailboxes");
  }

  /** Of what is counted. */
  ProgressBar(Streams streams, String things) {
    this.err = streams.err();
    this.things = things;
    this.shown = streams.terminal();
  }

  /** So many of so many are done, or could not be. */
  synchronized void at(long done, long of) {
    int filled = of == 0 ? WIDTH : (int) (done * WIDTH / of);
    if (done < furthest || filled < last) {
      return;
    }
    furthest = done;
    if (shown && (filled != last || done == of)) {
      last = filled;
      String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      err.print("\r" + bar + "  " + done + " of " + of + " " + things + " ");
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
