package se.svarsvakt.rule.absence;

import se.svarsvakt.mail.phrase.Phrases;

/**
 * Tells whether a text says why its writer is away, in Swedish or English ({@code
 * phrases/absence-cause.txt}). A word that is enough for a reader is enough here: whoever wrote a
 * cause in words of their own is better not told than told wrongly.
 */
final class AbsenceCause {
  private enum Section {
    NO_CAUSE,
    CAUSE
  }

  private static final Phrases<Section> PHRASES = Phrases.load("absence-cause", Section.class);

  private AbsenceCause() {}

  /** Whether it does; in whatever form the text is. */
  static boolean isIn(String text) {
    String folded = PlainText.folded(text);
    String own = PHRASES.pattern(Section.NO_CAUSE).matcher(folded).replaceAll(" # ");
    return PHRASES.isIn(own, Section.CAUSE);
  }
}
