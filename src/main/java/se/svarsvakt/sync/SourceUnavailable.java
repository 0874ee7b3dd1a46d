package se.svarsvakt.sync;

/**
 * The source of all mail cannot be reached or refuses the program as a whole; no scan is possible.
 * Its message is one line for the administrator: what failed, and which setting to look at.
 */
public class SourceUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code message} says what failed and what to do, without secrets. */
  public SourceUnavailable(String message) {
    super(message);
  }
}
