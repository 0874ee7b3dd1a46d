package se.svarsvakt.wiring;

/** The data directory or the database cannot be used. Its message is one line for people. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailable(String message) {
    super(message);
  }
}
