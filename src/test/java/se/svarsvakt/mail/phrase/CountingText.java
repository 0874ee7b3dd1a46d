package se.svarsvakt.mail.phrase;

/** A text that lets a pattern look at its characters only so many times. */
final class CountingText implements CharSequence {
  private final String text;
  private long left;

  CountingText(String text, long most) {
    this.text = text;
    this.left = most;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new IllegalStateException("looked at too often");
    }
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
