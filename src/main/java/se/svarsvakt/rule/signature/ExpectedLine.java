package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.policy.SignatureTemplate.Filled;
import se.svarsvakt.policy.SignatureTemplate.Kind;

/** A line of the person's correct signature with the words that a message must have. */
record ExpectedLine(int number, Filled filled, List<ExpectedWord> words, Sort sort) {
  /** What stands in a line, which decides what may stand there in its place. */
  enum Sort {
    CLOSING,
    NAME,
    PHONE,
    ADDRESS,
    TEXT
  }

  /** A word of a line, and whether it belongs to the person's name. */
  record ExpectedWord(int line, SignatureWord word, boolean isName) {
    boolean matches(SignatureWord written) {
      return isName ? written.isName(word) : written.key().equals(word.key());
    }
  }

  /** The lines of a filled template, in order. */
  static List<ExpectedLine> of(List<Filled> filled) {
    List<ExpectedLine> lines = new ArrayList<>();
    for (Filled line : filled) {
      lines.add(of(lines.size(), line));
    }
    return List.copyOf(lines);
  }

  private static ExpectedLine of(int number, Filled filled) {
    List<ExpectedWord> words = filled.checked() ? words(number, filled) : List.of();
    return new ExpectedLine(number, filled, words, sort(number, filled, words));
  }

  private static List<ExpectedWord> words(int number, Filled filled) {
    String text = PlainLine.fold(filled.text());
    List<String> names =
        filled.pieces().stream()
            .filter(piece -> piece.kind() == Kind.NAME)
            .flatMap(piece -> SignatureWord.in(PlainLine.fold(piece.text())).stream())
            .map(SignatureWord::key)
            .toList();
    return SignatureWord.in(text).stream()
        .map(word -> new ExpectedWord(number, word, names.contains(word.key())))
        .toList();
  }

  private static Sort sort(int number, Filled filled, List<ExpectedWord> words) {
    List<SignatureTemplate.Kind> kinds = filled.template();
    if (kinds.contains(Kind.PHONE) || words.stream().anyMatch(word -> word.word().isPhone())) {
      return Sort.PHONE;
    }
    if (kinds.contains(Kind.NAME)) {
      return Sort.NAME;
    }
    if (words.stream().anyMatch(word -> word.word().isAddress())) {
      return Sort.ADDRESS;
    }
    return number == 0 && ClosingPhrase.opens(filled.text()) ? Sort.CLOSING : Sort.TEXT;
  }

  /** Whether other text of that shape may stand where this line should. */
  boolean mayRead(LineShape shape, boolean followed) {
    return switch (sort) {
      case CLOSING -> shape == LineShape.CLOSING || shape == LineShape.THANKS;
      case PHONE, ADDRESS -> shape == LineShape.CONTACT;
      case NAME -> shape == LineShape.NAME || shape == LineShape.SHORT;
      case TEXT ->
          shape == LineShape.NAME || ((followed || !filled.checked()) && shape == LineShape.SHORT);
    };
  }
}
