package se.svarsvakt.mail;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings text into the one form that phrases are compared in: lower case, composed letters, single
 * spaces, plain apostrophes and dashes.
 *
 * <p>Text is cut at {@link #LIMIT} characters, so that no pattern can be made to run for long.
 */
final class PlainWords {
  /** Characters looked at; Graph's preview has 255. */
  static final int LIMIT = 1000;

  private PlainWords() {}

  /** The text in the form that phrases are compared in. */
  static String of(String text) {
    String cut = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    String composed = Normalizer.normalize(cut, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char c = plain(composed.charAt(i));
      if (c != ' ' || plain.isEmpty() || plain.charAt(plain.length() - 1) != ' ') {
        plain.append(c);
      }
    }
    return plain.toString().strip();
  }

  private static char plain(char c) {
    return switch (c) {
      case '’', '‘', '´', '`' -> '\'';
      case '‐', '‑', '‒', '–', '—', '−' -> '-';
      case '\t', '\n', '\u000B', '\f', '\r', '\u200B', '\uFEFF' -> ' ';
      default -> Character.isSpaceChar(c) ? ' ' : c;
    };
  }
}
