package se.svarsvakt.mail;

import java.util.List;

/**
 * What the sender of a message wrote, without {@link ForeignWords}. It holds content and is never
 * stored or logged.
 *
 * @param subject without gateways' tags, also behind reply prefixes
 * @param text without banners and footers; quoted text is still there
 * @param cut what was cut, in its order, without its words: {@code subject-prefix.txt:41}, {@code
 *     banner.txt:57}, {@code setting:2}, {@code learned}
 * @param beginnings by which mail of others is compared, the longest last; never kept but as keyed
 *     hashes
 */
public record OwnWords(String subject, String text, List<String> cut, List<String> beginnings) {
  /** Keeps copies. */
  public OwnWords {
    cut = List.copyOf(cut);
    beginnings = List.copyOf(beginnings);
  }

  /** The text without as many words as a beginning of it has. */
  public String textBehind(String beginning) {
    String[] words = text.strip().split("\\s+");
    int behind = beginning.split("\\s+").length;
    return behind >= words.length
        ? ""
        : String.join(" ", List.of(words).subList(behind, words.length));
  }

  @Override
  public String toString() {
    return "OwnWords[content not shown]";
  }
}
