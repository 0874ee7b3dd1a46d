package se.svarsvakt.mail.body;

/** Tells which characters show as space and which do not show at all. */
final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether it shows as space: blanks of any width, tabs and control characters. */
  static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00A0'
        || (c >= '\u007F' && c < '\u00A0')
        || (c > '\u00FF' && (Character.isSpaceChar(c) || c == '\u2028' || c == '\u2029'));
  }

  /** Whether it takes no room: marks of direction, of width zero, and the soft hyphen. */
  static boolean isInvisible(char c) {
    return c == '\u00AD'
        || c == '\u034F'
        || (c >= '\u200B' && c <= '\u200F' && c != '\u200D')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2064')
        || c == '\uFEFF'
        || c == '\uFFFC';
  }

  /** The text with white space folded to single spaces, none at the ends. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else if (!isInvisible(c)) {
        if (space && !folded.isEmpty()) {
          folded.append(' ');
        }
        space = false;
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
