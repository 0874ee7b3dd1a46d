package se.svarsvakt.mail.body;

import java.text.Normalizer;

/**
 * A text in the form that banners are compared in, which knows for each of its characters where it
 * stands in the original.
 *
 * <p>White space is one space, or one line break where the original breaks the line. What tables
 * and emphasis leave in plain text (bars, rules, stars, bullets, emoji) is a line break or nothing.
 * Quotes and dashes are plain, letters are composed. Only {@link #LIMIT} characters are read.
 */
final class NormalizedText {
  /** Characters of the original that are read. */
  static final int LIMIT = 8_000;

  private final String original;
  private final int limit;
  private final StringBuilder form = new StringBuilder();
  private final String lines;
  private final String oneLine;
  private final String lowerCase;
  private final int[] starts;
  private final int[] ends;
  private char space;

  private NormalizedText(String original) {
    this.original = original;
    limit = Math.min(original.length(), LIMIT);
    starts = new int[3 * limit];
    ends = new int[3 * limit];
    int at = 0;
    while (at < limit) {
      at = take(at);
    }
    lines = form.toString();
    oneLine = lines.replace('\n', ' ');
    lowerCase = lowerCase(oneLine);
  }

  /** Character by character, so that the length stays. */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
    }
    return lower.toString();
  }

  static NormalizedText of(String original) {
    return new NormalizedText(original);
  }

  /** The form, with line breaks and letter case. */
  String lines() {
    return lines;
  }

  /** The form with spaces for line breaks; as long as {@link #lines}. */
  String oneLine() {
    return oneLine;
  }

  /** As {@link #oneLine}, in lower case and as long. */
  String lowerCase() {
    return lowerCase;
  }

  /** Where in the original the character at this index begins. */
  int startOf(int index) {
    return starts[index];
  }

  /** Where in the original what stands before this index ends; 0 for the first. */
  int endBefore(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  private int take(int at) {
    int next = endOfCharacter(at);
    int run = endOfRun(at);
    char c = original.charAt(at);
    if (isFrame(at, run - at)) {
      space = '\n';
      return run;
    }
    if (WhiteSpace.isSpace(c)) {
      boolean breaks = c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
      space = breaks || space == '\n' ? '\n' : ' ';
    } else if (!WhiteSpace.isInvisible(c) && c != '*' && c != '\u200D') {
      String whole = original.substring(at, next);
      Normalizer.normalize(whole, Normalizer.Form.NFC).chars().forEach(x -> add((char) x, at, next));
    }
    return next;
  }

  private void add(char c, int start, int end) {
    if (form.length() + 2 > starts.length) {
      return;
    }
    if (space != 0 && !form.isEmpty()) {
      append(space, start, start);
    }
    space = 0;
    append(plain(c), start, end);
  }

  private void append(char c, int start, int end) {
    starts[form.length()] = start;
    ends[form.length()] = c == ' ' || c == '\n' ? endBefore(form.length()) : end;
    form.append(c);
  }

  private static char plain(char c) {
    return switch (c) {
      case '’', '‘', '´', '`' -> '\'';
      case '“', '”', '„', '«', '»' -> '"';
      case '‐', '‑', '‒', '–', '—', '−' -> '-';
      default -> c;
    };
  }

  /** A character with the marks that combine with it. */
  private int endOfCharacter(int at) {
    int next = at + Character.charCount(original.codePointAt(at));
    int most = Math.min(limit, at + 12);
    while (next < most
        && Character.getType(original.charAt(next)) == Character.NON_SPACING_MARK) {
      next++;
    }
    return next;
  }

  private int endOfRun(int at) {
    int end = at + 1;
    while (end < limit && original.charAt(end) == original.charAt(at)) {
      end++;
    }
    return Character.isSurrogate(original.charAt(at)) ? endOfCharacter(at) : end;
  }

  private boolean isFrame(int at, int run) {
    int character = original.codePointAt(at);
    return switch (plain(original.charAt(at))) {
      case '|', '¦', '•', '·', '●', '▪' -> true;
      case '=', '_', '~', '#' -> run > 1;
      case '-' -> run > 2;
      case '*' -> false;
      default ->
          Character.getType(character) == Character.OTHER_SYMBOL
              || (character >= 0x2500 && character < 0x25A0)
              || character == 0x203C;
    };
  }
}
