package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A beginning of a text that ends with a sentence or a line, as many senders' mail may have it in
 * common. It is content: only a keyed hash of it is ever kept (docs/privacy.md).
 *
 * @param words normalized, in lower case, each address as {@code @}
 * @param end where it ends in the original
 */
record TextBeginning(String words, int end) {
  /** Characters within which it ends. */
  static final int LONGEST = 255;

  private static final int LEAST_CHARACTERS = 30;
  private static final int LEAST_WORDS = 6;
  private static final int MOST = 4;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,100}+@[^\\s@]{1,100}+");
  private static final Pattern OUTER = Pattern.compile("^[^\\p{L}\\p{N}@]++|[^\\p{L}\\p{N}@]++$");

  /** The beginnings of a text, the shortest first. */
  static List<TextBeginning> of(String original) {
    NormalizedText text = NormalizedText.of(original);
    String lines = text.lines();
    List<TextBeginning> beginnings = new ArrayList<>();
    int end = Sentences.end(lines, 0);
    while (end > 0 && end <= LONGEST && beginnings.size() < MOST) {
      String words = wordsOf(text.lowerCase().substring(0, end));
      if (isLongEnough(words) && (beginnings.isEmpty() || !beginnings.getLast().isOf(words))) {
        beginnings.add(new TextBeginning(words, text.endBefore(end)));
      }
      end = end == lines.length() ? -1 : Sentences.end(lines, end + 1);
    }
    return List.copyOf(beginnings);
  }

  private static String wordsOf(String text) {
    String bare = text.indexOf('@') < 0 ? text : ADDRESS.matcher(text).replaceAll("@");
    return OUTER.matcher(bare).replaceAll("");
  }

  private static boolean isLongEnough(String words) {
    return words.length() >= LEAST_CHARACTERS && words.split(" ", -1).length >= LEAST_WORDS;
  }

  private boolean isOf(String other) {
    return words.equals(other);
  }

  @Override
  public String toString() {
    return "TextBeginning[not shown]";
  }
}
