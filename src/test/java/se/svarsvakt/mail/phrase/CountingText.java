package se.svarsvakt.mail.phrase;

/** A text that counts how often a pattern looks at one of its characters. */
record CountingText(String text, long[] looks) implements CharSequence {
  static CountingText of(String text) {
    return new CountingText(text, new long[1]);
  }

  long looked() {
    return looks[0];
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks[0]++;
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
