package se.svarsvakt.mail;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.phrase.Phrases;

/** The phrases of which a closing remark is built ({@code phrases/closing-remark.txt}). */
final class ClosingPhrases {
  private enum Section {
    CLOSING,
    GREETING,
    FILLER,
    NO_NAME,
    REACTION
  }

  /** What a phrase does in a closing remark. */
  enum Kind {
    /** Not listed. */
    NONE,
    /** Opens or fills, and says nothing alone. */
    FILLER,
    /** Greets; a name may follow. */
    GREETING,
    /** Thanks, takes leave or signs off; a name may follow. */
    CLOSING;

    boolean closes() {
      return this == CLOSING;
    }

    boolean mayNameFollow() {
      return this == GREETING || this == CLOSING;
    }
  }

  private static final Phrases<Section> PHRASES = Phrases.load("closing-remark", Section.class);

  private ClosingPhrases() {}

  /** What these words are together, letter case aside. */
  static Kind kindOf(List<String> words) {
    String phrase = PlainWords.of(String.join(" ", words));
    if (PHRASES.isWhole(phrase, Section.CLOSING)) {
      return Kind.CLOSING;
    }
    if (PHRASES.isWhole(phrase, Section.GREETING)) {
      return Kind.GREETING;
    }
    return PHRASES.isWhole(phrase, Section.FILLER) ? Kind.FILLER : Kind.NONE;
  }

  /** The entry by which these words are a closing phrase. */
  static Optional<String> closingEntry(List<String> words) {
    return PHRASES.entryAt(PlainWords.of(String.join(" ", words)), Section.CLOSING);
  }

  /** The entry by which the text is a reaction and nothing else; empty if it is none. */
  static Optional<String> reactionEntry(String text) {
    String plain = PlainWords.of(text);
    return PHRASES.isWhole(plain, Section.REACTION)
        ? PHRASES.entryAt(plain, Section.REACTION)
        : Optional.empty();
  }

  /** Whether a word with a capital letter may be somebody's name. */
  static boolean mayBeName(String word) {
    return !PHRASES.isWhole(PlainWords.of(word), Section.NO_NAME);
  }
}
