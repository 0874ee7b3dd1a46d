package se.svarsvakt.rule.signature;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.body.Line;

/**
 * Knows fonts that are not plain sans-serif ones: with serifs, of fixed width, handwritten or
 * playful. A family that it does not know is taken for a plain one.
 */
final class DecorativeFonts {
  private static final Pattern FAMILY =
      Pattern.compile(
          ".*(?:times|georgia|garamond|cambria|book antiqua|palatino|bookman|century|didot|bodoni"
              + "|baskerville|caslon|constantia|perpetua|rockwell|goudy|hoefler|sabon|minion"
              + "|merriweather|playfair|lora|courier|consolas|lucida console|monaco|menlo|typewriter"
              + "|comic|brush|papyrus|handwriting|script|cursive|fantasy|chancery|calligraph|kristen"
              + "|curlz|jokerman|chiller|impact|algerian|bradley|mistral|vivaldi|zapf|zapfino"
              + "|marker felt|chalk|old style|oldstyle|old english|ink free|freestyle|pristina"
              + "|harrington|corsiva|castellar|edwardian|gigi|parchment|blackadder|segoe print|stencil|magneto|ravie|snap itc|viner hand|tempus sans|copperplate).*"
              + "|(?:.* )?(?:serif|slab|mono|monospace|noto serif|ms mincho|simsun)(?: .*)?");
  private static final Pattern SANS = Pattern.compile(".*\\bsans\\b.*|century gothic.*");
  private static final Pattern PLAYFUL_SANS = Pattern.compile("comic.*|tempus.*");

  private DecorativeFonts() {}

  /** The first such font in those lines. */
  static Optional<String> in(Collection<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.fonts().stream().sorted())
        .filter(DecorativeFonts::isDecorative)
        .findFirst();
  }

  private static boolean isDecorative(String family) {
    String name = family.toLowerCase(Locale.ROOT).replace('-', ' ').strip();
    boolean sans = SANS.matcher(name).matches() && !PLAYFUL_SANS.matcher(name).matches();
    return !sans && FAMILY.matcher(name).matches();
  }
}
