package se.svarsvakt.mail;

/** One way in which mail programs mark where the earlier mail begins. */
interface QuoteBoundary {
  /**
   * Where the earlier mail begins.
   *
   * @param text with {@code \n} as line ends, or folded to one line
   * @return the index of the first character that is not new text, or -1
   */
  int find(String text);
}
