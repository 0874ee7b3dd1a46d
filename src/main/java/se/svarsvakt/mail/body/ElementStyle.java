package se.svarsvakt.mail.body;

/**
 * What an element hands down to the text in it.
 *
 * @param font the first font family, in lower case without quotes; empty if none is named
 * @param keepsLines whether line feeds in the source end lines
 * @param mark what the markup says of its being quoted
 */
record ElementStyle(String font, boolean keepsLines, BodyLine.QuoteMark mark) {
  /** What a message begins with. */
  static final ElementStyle ROOT = new ElementStyle("", false, BodyLine.QuoteMark.NONE);

  ElementStyle marked(BodyLine.QuoteMark more) {
    return more.compareTo(mark) > 0 ? new ElementStyle(font, keepsLines, more) : this;
  }
}
