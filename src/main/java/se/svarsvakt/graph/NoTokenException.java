package se.svarsvakt.graph;

import java.io.IOException;

/** The service that gives out tokens did not answer: the request itself was never sent. */
final class NoTokenException extends IOException {
  private static final long serialVersionUID = 1L;

  NoTokenException(IOException cause) {
    super(cause.getClass().getSimpleName(), cause);
  }
}
