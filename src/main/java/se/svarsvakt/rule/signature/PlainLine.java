package se.svarsvakt.rule.signature;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.Picture;

/**
 * A line brought into the form in which signatures are compared: composed letters, single spaces,
 * one kind of dash, nothing invisible, no link targets, and pictures taken out of the text.
 *
 * @param text the folded text, at most {@link #LONGEST} characters
 * @param pictures the pictures that stand in the line; the mark that plain text has for one tells
 *     it from no other
 * @param words what is compared
 * @param shape what the line looks like
 */
record PlainLine(String text, List<Picture> pictures, List<SignatureWord> words, LineShape shape) {
  /** How much of a line is looked at, so that no pattern can be made to run for long. */
  static final int LONGEST = 400;

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Co}\\uFE0E\\uFE0F\\u2800\\uFFFC]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−]");
  private static final Pattern DRAWN = Pattern.compile("[-_=*~#+. ]*+");
  private static final Pattern APOSTROPHE = Pattern.compile("[’‘´`]");
  private static final Pattern LINK_TARGET =
      Pattern.compile("\\s?<(?:https?://|mailto:|tel:)[^<>]{0,300}>");
  private static final Pattern PICTURE =
      Pattern.compile(
          "\\[(?:cid:[^\\[\\]]{0,200}|(?:image|inline image|bild|infogad bild|logo|logotyp)"
              + "(?:[: ][^\\[\\]]{0,200})?|[^\\[\\]\\s]{1,100}\\.(?:png|jpe?g|gif))\\]",
          Pattern.CASE_INSENSITIVE);

  /** That line in the form of comparison. */
  static PlainLine of(Line line) {
    String folded = fold(line.text());
    String shown = PICTURE.matcher(folded).replaceAll(" ").strip();
    Stream<Picture> marked = shown.equals(folded) ? Stream.of() : Stream.of(Picture.UNKNOWN);
    return of(shown, Stream.concat(line.pictures().stream(), marked).toList());
  }

  /** A folded text as a line of its own. */
  static PlainLine of(String folded, List<Picture> pictures) {
    List<SignatureWord> words =
        DRAWN.matcher(folded).matches() ? List.of() : SignatureWord.in(folded);
    return new PlainLine(folded, pictures, words, LineShape.of(folded, words));
  }

  /** That text in the form of comparison. */
  static String fold(String written) {
    String cut = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    String visible = INVISIBLE.matcher(cut).replaceAll("");
    String composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
    String spaced = SPACE.matcher(LINK_TARGET.matcher(composed).replaceAll("")).replaceAll(" ");
    String dashed = DASH.matcher(spaced).replaceAll("-");
    return APOSTROPHE.matcher(dashed).replaceAll("'").strip();
  }

  /** Whether a picture stands there. */
  boolean picture() {
    return !pictures.isEmpty();
  }

  /** Whether there is nothing to see. */
  boolean isBlank() {
    return text.isEmpty() && !picture();
  }

  /** The text in lower case. */
  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
