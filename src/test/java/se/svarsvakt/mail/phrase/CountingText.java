package se.svarsvakt.mail.phrase;

/** A text that counts how often a pattern looks at one of its characters. */
final class CountingText implements CharSequence {
  private final String text;
  private long looks;

  CountingText(String text) {
    this.text = text;
  }

  long looks() {
    return looks;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks++;
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
