package se.svarsvakt.mail.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.phrase.Phrases;

/** The known forms of banners and footers ({@code phrases/banner.txt}). */
final class BannerPhrases {
  private enum Section {
    START,
    TIP,
    MARKER,
    END,
    END_GOES_ON
  }

  private static final Phrases<Section> PHRASES = Phrases.loadForAnyCase("banner", Section.class);

  /** A sentence, a line, a bracket or a cell ends; or a word with a capital letter follows. */
  private static final Pattern SENTENCE =
      followedBy(Section.START, "\\s?[.!;)\\]}]|:?\\n|:?$|\\s(?-i:\\p{Lu})");

  /** The sentence goes on, or what it calls to attention follows. */
  private static final Pattern CLAUSE =
      followedBy(Section.START, "\\s?[,:-]|\\s(?:och|and|og|ja|und|so|så)\\b");

  private static final Pattern TIP = followedBy(Section.TIP, "[^\\p{L}\\p{N}]|$");
  private static final Pattern MARKER = followedBy(Section.MARKER, "\\s?[:!.,\\])-]|\\s");

  private BannerPhrases() {}

  private static Pattern followedBy(Section section, String lookahead) {
    return Pattern.compile(
        PHRASES.regex(section) + "(?=" + lookahead + ")", PHRASES.pattern(section).flags());
  }

  /** The form that stands at this index above a sender's words, if one does. */
  static @Nullable BannerMatch startAt(NormalizedText text, int at) {
    BannerMatch match = match(text, at, SENTENCE, Section.START, true);
    match = match == null ? match(text, at, TIP, Section.TIP, true) : match;
    match = match == null ? match(text, at, CLAUSE, Section.START, false) : match;
    return match == null ? match(text, at, MARKER, Section.MARKER, false) : match;
  }

  /** The form of a footer that begins at this index, if one does. */
  static @Nullable BannerMatch endAt(NormalizedText text, int at) {
    return match(text, at, PHRASES.pattern(Section.END), Section.END, true);
  }

  /** Whether a sentence can only go on a footer. */
  static boolean goesOn(String sentence) {
    return PHRASES.isIn(sentence, Section.END_GOES_ON);
  }

  /** The longer of what matches as the lines are broken, and as if they were not. */
  private static @Nullable BannerMatch match(
      NormalizedText text, int at, Pattern pattern, Section section, boolean whole) {
    int end = Math.max(end(text.lines(), at, pattern), end(text.oneLine(), at, pattern));
    if (end <= at) {
      return null;
    }
    String entry = PHRASES.entryBetween(text.oneLine(), at, end, section).orElseThrow();
    return new BannerMatch(end, entry, whole);
  }

  private static int end(String text, int at, Pattern pattern) {
    Matcher form = pattern.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
    return form.region(at, text.length()).lookingAt() ? form.end() : -1;
  }
}
