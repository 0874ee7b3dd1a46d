package se.svarsvakt.nudge;

/** A nudge is in other hands: this program slept for longer than its lease lasts. */
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("the nudge is in other hands");
  }
}
