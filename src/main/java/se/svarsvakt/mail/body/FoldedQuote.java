package se.svarsvakt.mail.body;

import static se.svarsvakt.mail.body.QuotePhrases.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where an earlier mail begins in a line of a preview, which may have lost its line breaks
 * and may stop in the middle of a quote.
 *
 * <p>A place where a quote could begin is looked for inside the line; what stands there is then
 * judged as if it began a line of its own. A first header line alone, where the rest is cut off,
 * needs an address.
 */
final class FoldedQuote {
  /** Characters of a line that are looked at; Graph's preview has 255. */
  private static final int LOOKED_AT = 20_000;

  /** Characters of header lines, and lines behind them, that are looked at. */
  private static final int LONGEST_BLOCK = 600;

  private static final int MOST_LINES = 14;

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern PROOF =
      Pattern.compile(
          "(?<!-)-{2,20}\\s?"
              + regex(QuotePhrases.Section.TITLE)
              + "\\s?-{2}|^"
              + regex(QuotePhrases.Section.OPENING)
              + "\\s?:|^_{10,}+$|(?<!\\S)_{20,}+(?=\\s)|(?<![^\\s>])"
              + regex(QuotePhrases.Section.FOOTER),
          FLAGS);
  private static final Pattern FROM =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}*])\\*{0,2}(?-i:(?=[\\p{Lu}\\p{Lo}]))"
              + regex(QuotePhrases.Section.FROM)
              + "\\*?\\s?[:：]",
          FLAGS);
  private static final Pattern ADDRESS = Pattern.compile("^[^@]{0,80}@");
  private static final Pattern BRACKETED =
      Pattern.compile("^[^<>\\[\\].:;?!]{1,60}[<\\[](?:mailto:)?[^\\s<>]{3}");

  private FoldedQuote() {}

  /** The index of its first character; -1 if none begins there. */
  static int startIn(List<BodyLine> lines, int at) {
    String whole = lines.get(at).text();
    String line = whole.substring(0, Math.min(whole.length(), LOOKED_AT));
    Matcher proof = PROOF.matcher(line);
    int start = mayHoldProof(line) && proof.find() ? proof.start() : -1;
    start = earlier(start, headers(line, lines, at));
    return earlier(start, FoldedAttribution.startIn(line, lines, at));
  }

  private static boolean mayHoldProof(String line) {
    return line.contains("--")
        || line.contains("__")
        || QuotePhrases.ALL.mayBeIn(line, QuotePhrases.Section.OPENING)
        || QuotePhrases.ALL.mayBeIn(line, QuotePhrases.Section.FOOTER);
  }

  private static int earlier(int one, int other) {
    return one < 0 || (other >= 0 && other < one) ? other : one;
  }

  private static int headers(String line, List<BodyLine> lines, int at) {
    if (!QuotePhrases.ALL.mayBeIn(line, QuotePhrases.Section.FROM)) {
      return -1;
    }
    Matcher from = FROM.matcher(line);
    while (from.find()) {
      String block = line.substring(from.start(), end(line, from.start(), LONGEST_BLOCK));
      String sender = block.substring(from.end() - from.start());
      if (BRACKETED.matcher(sender).find()
          || (from.start() == 0 && ADDRESS.matcher(sender).find())
          || HeaderBlock.beginsAt(unfolded(lines, at, block), 0)) {
        return from.start();
      }
    }
    return -1;
  }

  static int end(String line, int from, int length) {
    return Math.min(line.length(), from + length);
  }

  /** These pieces as lines of their own, and the lines behind that one. */
  static List<BodyLine> unfolded(List<BodyLine> lines, int at, String... pieces) {
    List<BodyLine> unfolded = new ArrayList<>();
    for (String piece : pieces) {
      if (!piece.isBlank()) {
        unfolded.add(new BodyLine(Line.of(piece.strip()), BodyLine.QuoteMark.NONE));
      }
    }
    unfolded.addAll(lines.subList(at + 1, Math.min(lines.size(), at + MOST_LINES)));
    return unfolded;
  }
}
