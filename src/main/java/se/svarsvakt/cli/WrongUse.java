package se.svarsvakt.cli;

/** A command was asked for something that cannot be; its message is one line for people. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
