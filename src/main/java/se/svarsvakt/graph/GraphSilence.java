package se.svarsvakt.graph;

/** Graph gave no whole answer, however often it was asked. */
final class GraphSilence extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GraphSilence(Throwable cause) {
    super(cause.getClass().getSimpleName(), cause);
  }
}
