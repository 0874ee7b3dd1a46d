package se.svarsvakt.rule.signature;

/** Whether the end of a message is a signature at all, right or wrong. */
record SignatureDetection(SignatureMatch match) {
  private static final int MOST_BEHIND_CLOSING = 12;

  /** Whether one of the template's own lines stands there, or a closing phrase with a name. */
  boolean isSignature() {
    return match.expected().stream().anyMatch(this::stands) || isSigned() || isWhole();
  }

  /** Whether all that is known of the signature stands there, be it a closing phrase alone. */
  private boolean isWhole() {
    return match.expected().stream()
        .filter(line -> line.filled().checked())
        .noneMatch(match::isIncomplete);
  }

  private boolean stands(ExpectedLine line) {
    long found = match.found(line);
    int all = line.words().size();
    return switch (line.sort()) {
      case CLOSING -> false;
      case NAME -> found >= 2 || (found > 0 && found == all);
      case PHONE, ADDRESS -> match.words().stream().anyMatch(read -> isNumber(read, line));
      case TEXT -> found > 0 && found == all;
    };
  }

  private boolean isNumber(SignatureMatch.MatchedWord read, ExpectedLine line) {
    return match.lineOf(read) == line.number()
        && (read.word().isPhone() || read.word().isAddress());
  }

  private boolean isSigned() {
    var tail = match.tail();
    int start = match.start();
    String first = tail.line(start).text();
    if (!ClosingPhrase.opens(first) || tail.size() - start > MOST_BEHIND_CLOSING) {
      return false;
    }
    boolean behind = !ClosingPhrase.behind(first).isEmpty();
    return behind || (start + 1 < tail.size() && tail.line(start + 1).shape() == LineShape.NAME);
  }
}
