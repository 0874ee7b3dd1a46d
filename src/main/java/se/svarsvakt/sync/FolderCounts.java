package se.svarsvakt.sync;

/**
 * The numbers that the folder list shows of a folder: where they are those of the last reading,
 * hardly anything changed in it since.
 *
 * @param total how many messages lie in it
 * @param unread how many of them are unread
 * @param children how many folders lie right below it
 */
public record FolderCounts(int total, int unread, int children) {
  private static final String SEPARATOR = "/";

  /** Reads what {@link #text} wrote. */
  static FolderCounts parse(String text) {
    String[] numbers = text.split(SEPARATOR, -1);
    return new FolderCounts(
        Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
  }

  /** As it is stored. */
  String text() {
    return total + SEPARATOR + unread + SEPARATOR + children;
  }

  boolean isEmpty() {
    return total == 0;
  }
}
