package se.svarsvakt.mail;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings text into the one form that phrases are compared in: lower case, composed letters, single
 * spaces, plain apostrophes and dashes.
 *
 * <p>Text is cut at {@link #LIMIT} characters, so that no pattern can be made to run for long.
 */
final class PlainWords {
  /** Characters looked at; Graph's preview has 255. */
  static final int LIMIT = 1000;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200B\\uFEFF]+");
  private static final Pattern APOSTROPHE = Pattern.compile("[’‘´`]");
  private static final Pattern DASH = Pattern.compile("[‐‑‒–—−]");

  private PlainWords() {}

  /** The text in the form that phrases are compared in. */
  static String of(String text) {
    String cut = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    String composed = Normalizer.normalize(cut, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String quotes = APOSTROPHE.matcher(composed).replaceAll("'");
    return SPACE.matcher(DASH.matcher(quotes).replaceAll("-")).replaceAll(" ").strip();
  }
}
