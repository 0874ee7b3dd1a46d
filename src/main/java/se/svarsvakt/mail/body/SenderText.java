package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text that are its sender's: banners, safety tips and footers of others are cut.
 * Line breaks and what is quoted stay for {@link PreviewText}. It is content: never stored or
 * logged.
 *
 * @param text what is left, part by part as the original has it; the original itself where nothing
 *     was cut
 * @param cut which forms were cut, in their order, without their words: {@code banner.txt:57},
 *     {@code setting:2} (the second banner text), {@code learned}
 * @param beginnings up to four beginnings of what is left when all but what was learned is cut, the
 *     longest last, each of at least six words; by these others' mail is compared
 */
public record SenderText(String text, List<String> cut, List<String> beginnings) {
  /** Banners that may be learned and stand one below the other. */
  private static final int MOST_LEARNED = 5;

  private static final String LEARNED = "learned";

  /** Keeps copies. */
  public SenderText {
    cut = List.copyOf(cut);
    beginnings = List.copyOf(beginnings);
  }

  /**
   * Finds them.
   *
   * @param original a preview or a body's text
   * @param setting what the organisation says that it adds
   * @param learned what is known to be added
   */
  public static SenderText of(String original, BannerTexts setting, LearnedBanners learned) {
    TextCut known = BannerCut.of(original, setting);
    known = known.then(FooterCut.of(known.text(), setting));
    List<TextBeginning> beginnings = TextBeginning.of(known.text());
    TextCut cut = known;
    for (int i = 0; i < MOST_LEARNED; i++) {
      TextCut next = withoutLearned(cut.text(), learned);
      if (next.codes().isEmpty()) {
        break;
      }
      cut = cut.then(next).then(BannerCut.of(next.text(), setting));
    }
    List<String> words = beginnings.stream().map(TextBeginning::words).toList();
    return new SenderText(cut.text(), new ArrayList<>(cut.codes()), words);
  }

  private static TextCut withoutLearned(String text, LearnedBanners learned) {
    for (TextBeginning beginning : TextBeginning.of(text).reversed()) {
      if (learned.isBanner(beginning.words())) {
        return new TextCut(BannerCut.withoutClosing(text, beginning.end()), List.of(LEARNED));
      }
    }
    return new TextCut(text, List.of());
  }

  @Override
  public String toString() {
    return "SenderText[content not shown]";
  }
}
