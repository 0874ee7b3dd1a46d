package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says that it puts above or below incoming mail ({@code policy.bannerTexts}).
 * A {@code *} in an entry stands for any words, of {@link #MOST_ANY} characters at most. Compared
 * after folding white space, letter case, dashes, quotes, and punctuation at the ends.
 */
public final class BannerTexts {
  /** Letters and marks that an entry has at least, the {@code *} not counted. */
  public static final int LEAST = 12;

  /** Characters that a {@code *} stands for at most. */
  public static final int MOST_ANY = 200;

  /** An organisation that names none. */
  public static final BannerTexts NONE = new BannerTexts(List.of());

  private static final Pattern OUTER = Pattern.compile("^[^\\p{L}\\p{N}*]++|[^\\p{L}\\p{N}*]++$");

  /** The pieces between the stars of each entry; empty before or behind a star at an end. */
  private final List<List<String>> entries;

  private BannerTexts(List<List<String>> entries) {
    this.entries = entries;
  }

  /**
   * Makes them ready.
   *
   * @throws IllegalArgumentException if {@link #faultOf} finds a fault in one
   */
  public static BannerTexts of(List<String> texts) {
    List<List<String>> entries = new ArrayList<>();
    for (String text : texts) {
      faultOf(text)
          .ifPresent(
              fault -> {
                throw new IllegalArgumentException(
                    "banner text " + (entries.size() + 1) + " " + fault);
              });
      entries.add(pieces(text));
    }
    return new BannerTexts(List.copyOf(entries));
  }

  /** Why an entry cannot be used, as the end of a sentence about it; empty if it can. */
  public static Optional<String> faultOf(String text) {
    List<String> pieces = pieces(text);
    if (String.join("", pieces).length() < LEAST) {
      return Optional.of("needs at least " + LEAST + " characters beside *");
    }
    return pieces.getFirst().isEmpty()
        ? Optional.of("must begin with words, not with *")
        : Optional.empty();
  }

  private static List<String> pieces(String text) {
    String bare = OUTER.matcher(text.strip()).replaceAll("");
    return Arrays.stream(bare.split("\\*+", -1))
        .map(piece -> NormalizedText.of(piece).lowerCase().strip())
        .toList();
  }

  /** The first entry that stands at this index. */
  @Nullable BannerMatch at(NormalizedText text, int at) {
    for (int i = 0; i < entries.size(); i++) {
      int end = end(entries.get(i), text, at);
      if (end > at) {
        return new BannerMatch(end, "setting:" + (i + 1), true);
      }
    }
    return null;
  }

  private static int end(List<String> pieces, NormalizedText text, int at) {
    String words = text.lowerCase();
    if (!words.startsWith(pieces.getFirst(), at)) {
      return -1;
    }
    int end = at + pieces.getFirst().length();
    for (String piece : pieces.subList(1, pieces.size())) {
      int found = piece.isEmpty() ? endOfSentence(text, end) : words.indexOf(piece, end);
      if (found < 0 || found > end + MOST_ANY) {
        return -1;
      }
      end = found + piece.length();
    }
    return end < words.length() && Character.isLetterOrDigit(words.charAt(end)) ? -1 : end;
  }

  private static int endOfSentence(NormalizedText text, int from) {
    return Math.min(Sentences.end(text.lines(), from), from + MOST_ANY);
  }
}
