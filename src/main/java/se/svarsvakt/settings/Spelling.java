package se.svarsvakt.settings;

import java.util.stream.IntStream;

/** Tells how far two words are apart. */
final class Spelling {
  private static final int LETTERS_PER_SLIP = 5;

  private Spelling() {}

  /** Whether one may be meant by the other: at most one slip in five letters, but two at least. */
  static boolean areClose(String one, String other) {
    return distance(one, other) <= Math.max(2, one.length() / LETTERS_PER_SLIP);
  }

  /** Letters to insert, delete or replace until one word is the other (Levenshtein). */
  static int distance(String one, String other) {
    int[] row = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
