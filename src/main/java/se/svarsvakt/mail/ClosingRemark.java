package se.svarsvakt.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a mere thank-you, goodbye or reaction (docs/how-it-judges.md 2, {@code closing-remark}):
 * the new text holds at most {@link #MOST_WORDS} words and no question mark, and is built wholly of
 * listed Swedish and English phrases, at least one of which thanks or takes leave, or for which an
 * emoji does. A greeting, a thank-you or a sign-off may be followed by a name. Or it is an emoji
 * alone, or what Gmail and Outlook send for one that was clicked.
 */
public final class ClosingRemark {
  /** Words at most, names and greetings counted; emoji and punctuation are no words. */
  public static final int MOST_WORDS = 12;

  private static final int LONGEST_PHRASE = 8;
  private static final int LONGEST_REACTION = 600;
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:['’-][\\p{L}\\p{N}]++)*+");
  private static final Pattern SMILEY =
      Pattern.compile(
          "(?<!\\S)(?:[:;=8xX][-'o^]?[DdPpOoSs3xX)(\\]/|*]{1,3}|[xX][dD]|<3)(?=[\\s.,!]|$)");
  private static final Pattern QUESTION = Pattern.compile("[?？؟⁇⁈⁉❓❔]");
  private static final Pattern EMOJI =
      Pattern.compile("[\\p{IsEmoji_Presentation}\\x{1F000}-\\x{1FAFF}\\u2764\\u263A]");
  private static final Pattern LINK = Pattern.compile("<?https?://\\S*+");
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]{0,24}");

  private ClosingRemark() {}

  /**
   * The entry of the phrases by which a text is only a closing remark; empty if it is none.
   *
   * @param text without what it quotes
   */
  static Optional<String> entryOfNew(String text) {
    return reaction(text).or(() -> thanks(SMILEY.matcher(text).replaceAll(" ")));
  }

  private static Optional<String> reaction(String text) {
    return text.length() > LONGEST_REACTION
        ? Optional.empty()
        : ClosingPhrases.reactionEntry(LINK.matcher(text).replaceAll(" "));
  }

  private static Optional<String> thanks(String text) {
    if (QUESTION.matcher(text).find()) {
      return Optional.empty();
    }
    List<String> words = wordsOf(text);
    boolean waved = EMOJI.matcher(text).find();
    return !words.isEmpty() && words.size() <= MOST_WORDS && isBuiltOf(words, 0, waved, false)
        ? Optional.of(firstEntry(words))
        : Optional.empty();
  }

  /** The entry of the first phrase that closes; empty where an emoji does. */
  private static String firstEntry(List<String> words) {
    for (int start = 0; start < words.size(); start++) {
      for (int end = Math.min(words.size(), start + LONGEST_PHRASE); end > start; end--) {
        List<String> phrase = words.subList(start, end);
        if (ClosingPhrases.kindOf(phrase) == ClosingPhrases.Kind.CLOSING) {
          return ClosingPhrases.closingEntry(phrase).orElse("");
        }
      }
    }
    return "";
  }

  private static List<String> wordsOf(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (words.size() <= MOST_WORDS && word.find()) {
      words.add(word.group());
    }
    return words;
  }

  private static boolean isBuiltOf(List<String> words, int at, boolean closing, boolean mayName) {
    if (at == words.size()) {
      return closing;
    }
    if (mayName && continuesAfterName(words, at, closing)) {
      return true;
    }
    int longest = Math.min(LONGEST_PHRASE, words.size() - at);
    for (int length = longest; length > 0; length--) {
      ClosingPhrases.Kind kind = ClosingPhrases.kindOf(words.subList(at, at + length));
      if (kind != ClosingPhrases.Kind.NONE
          && isBuiltOf(words, at + length, closing || kind.closes(), kind.mayNameFollow())) {
        return true;
      }
    }
    return false;
  }

  /** Names have one to three words: {@code Eva}, {@code Eva Ek}, {@code Eva af Ek}. */
  private static boolean continuesAfterName(List<String> words, int at, boolean closing) {
    for (int end = at + 1; end <= Math.min(words.size(), at + 3); end++) {
      if (!isName(words.get(end - 1))) {
        return false;
      }
      if (isBuiltOf(words, end, closing, false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String word) {
    return NAME.matcher(word).matches() && ClosingPhrases.mayBeName(word);
  }
}
