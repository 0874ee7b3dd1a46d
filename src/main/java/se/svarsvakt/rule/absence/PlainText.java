package se.svarsvakt.rule.absence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text into the form that the checks of an automatic reply work on. */
final class PlainText {
  /** Characters looked at: more than anybody writes, and few enough for every pattern. */
  private static final int LIMIT = 10_000;

  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\t\\x0B\\f\\r]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]");
  private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−]");
  private static final Pattern APOSTROPHE = Pattern.compile("[’‘´`]");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private PlainText() {}

  /** Composed letters, plain spaces, dashes and apostrophes; the lines stay. */
  static String of(String text) {
    var cut = text.substring(0, Math.min(text.length(), LIMIT));
    var composed = Normalizer.normalize(cut, Normalizer.Form.NFKC);
    var visible = INVISIBLE.matcher(composed).replaceAll("");
    var dashes = DASH.matcher(visible).replaceAll("-");
    var quotes = APOSTROPHE.matcher(dashes).replaceAll("'");
    return SPACE.matcher(quotes).replaceAll(" ");
  }

  /** The same in lower case and on one line, for comparing phrases. */
  static String folded(String text) {
    return WHITE.matcher(of(text).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
