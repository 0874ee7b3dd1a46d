package se.svarsvakt.mail.body;

/** Finds where sentences end in {@link NormalizedText#lines}. */
final class Sentences {
  private Sentences() {}

  /** The index behind the sentence that goes on here: behind its mark, or at the line's end. */
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && !breaksAt(text, at)) {
      if (isMark(text.charAt(at)) && endsAt(text, at + 1)) {
        return at + 1;
      }
      at++;
    }
    return at;
  }

  private static boolean isMark(char c) {
    return c == '.' || c == '!' || c == '?';
  }

  private static boolean endsAt(String text, int at) {
    return at == text.length() || Character.isWhitespace(text.charAt(at));
  }

  /** A line that goes on in a small letter was only wrapped. */
  private static boolean breaksAt(String text, int at) {
    return text.charAt(at) == '\n'
        && !(at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1)));
  }
}
