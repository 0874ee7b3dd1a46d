package se.svarsvakt.mail.body;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells what an element shows besides its text. */
enum Pictures {
  /** Nothing. */
  NONE,
  /** A picture. */
  SHOWN,
  /** A sign of the kind that phones and web mail draw in place of a character. */
  EMOJI;

  private static final Pattern TINY = Pattern.compile("\\s*[01](?:px|pt)?\\s*");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]");

  static Pictures of(Element element, Declarations style) {
    return switch (element.normalName()) {
      case "img", "v:imagedata", "svg", "video" -> {
        if (isTiny(element, style, "width") || isTiny(element, style, "height")) {
          yield NONE;
        }
        yield isEmoji(element) ? EMOJI : SHOWN;
      }
      default -> NONE;
    };
  }

  private static boolean isTiny(Element element, Declarations style, String side) {
    return TINY.matcher(element.attr(side)).matches() || TINY.matcher(style.get(side)).matches();
  }

  private static boolean isEmoji(Element element) {
    String alternative = element.attr("alt").strip();
    return !alternative.isEmpty()
        && alternative.length() <= 12
        && alternative.codePointAt(0) > 0x2000
        && !LETTERS.matcher(alternative).find();
  }
}
