package se.svarsvakt.cli;

import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out the result alone
 * @param err errors, logs, progress
 * @param terminal whether a person sees it as it comes
 */
public record Streams(PrintWriter out, PrintWriter err, boolean terminal) {
  /** A line for people beside the result, at once. */
  void note(String line) {
    err.println("svarsvakt: " + line);
    err.flush();
  }

  /** The same with another place for the result, which nobody sees as it comes. */
  Streams to(PrintWriter elsewhere) {
    return elsewhere == out ? this : new Streams(elsewhere, err, false);
  }
}
