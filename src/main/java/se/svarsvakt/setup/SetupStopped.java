package se.svarsvakt.setup;

/**
 * Set-up cannot go on. What was done stays, and the next run goes on from there. Its message is one
 * line: what failed and what to do, without secrets.
 */
public final class SetupStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason kind;

  /** Whose doing it is. */
  public enum Reason {
    /** What was asked for cannot be, or something on this machine is in the way. */
    WRONG_USE,
    /** Microsoft cannot be reached, or refuses. */
    REFUSED
  }

  /** With one line for the administrator. */
  public SetupStopped(Reason kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Whose doing it is. */
  public Reason kind() {
    return kind;
  }
}
