package se.svarsvakt.graph;

import java.io.IOException;

/** There was a connection, and no whole answer in time. */
final class TooSlow extends IOException {
  private static final long serialVersionUID = 1L;

  TooSlow() {
    super("no whole answer in time");
  }
}
