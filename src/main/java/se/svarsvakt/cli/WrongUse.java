package se.svarsvakt.cli;

/** A command was asked for something that cannot be; its message is one line for people. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }

  /** What is wrong with the value of an option or parameter. */
  WrongUse(String option, String value, String fault) {
    this(option + " = \"" + value + "\": " + fault);
  }
}
