package se.svarsvakt.mail.body;

/**
 * One visible line together with what the message's markup says of its being quoted.
 *
 * @param line what is seen
 * @param mark what the markup says
 */
record BodyLine(Line line, QuoteMark mark) {
  /** What markup says of a line. */
  enum QuoteMark {
    /** Nothing. */
    NONE,
    /** It stands in a block that may be a quote or the writer's own indented text. */
    INDENTED,
    /** It is quoted; what follows need not be. */
    QUOTED,
    /** It and all that follows is an earlier mail. */
    EARLIER_MAIL
  }

  String text() {
    return line.text();
  }

  /** Whether its text ends with one of these characters. */
  boolean endsWithOneOf(String characters) {
    return !text().isEmpty() && characters.indexOf(text().charAt(text().length() - 1)) >= 0;
  }

  boolean isBlank() {
    return line.isBlank();
  }

  /** Whether it is quoted, by markup or by a {@code >} in front. */
  boolean isQuoted() {
    return mark == QuoteMark.QUOTED || mark == QuoteMark.EARLIER_MAIL || hasQuoteSign();
  }

  /** Whether it begins with {@code >}; an arrow around a link does not count. */
  boolean hasQuoteSign() {
    return text().startsWith(">") && !(text().startsWith(">>") && text().contains("<<"));
  }

  /** The same line with only the beginning of its text. */
  BodyLine cutAt(int end) {
    String head = text().substring(0, end).strip();
    return new BodyLine(new Line(head, line.fonts(), line.pictures()), mark);
  }
}
