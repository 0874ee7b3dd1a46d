package se.svarsvakt.policy;

/** The whole numbers that a figure of a policy may be, both ends included. */
public record Range(int least, int most) {
  /** Whether the number may be. */
  public boolean contains(int number) {
    return least <= number && number <= most;
  }

  void check(String name, int number) {
    if (!contains(number)) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + number);
    }
  }
}
