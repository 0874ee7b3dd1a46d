package se.svarsvakt.mail.phrase;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Which of many regular expressions may match somewhere in a text: those of which it has a word,
 * and those of which no word is known. Most texts have none, and no expression has to look at them.
 */
final class LineFilter {
  private final LiteralSearch search;
  private final BitSet always = new BitSet();

  private LineFilter(List<Set<String>> words, boolean anyCase) {
    this.search = new LiteralSearch(words, anyCase);
    for (int line = 0; line < words.size(); line++) {
      always.set(line, words.get(line).isEmpty());
    }
  }

  static LineFilter of(List<String> expressions, boolean anyCase) {
    List<Set<String>> words = new ArrayList<>();
    for (String expression : expressions) {
      Set<String> some = NeedleReader.words(expression);
      words.add(some == null ? Set.of() : some);
    }
    return new LineFilter(words, anyCase);
  }

  /** Whether there are any. */
  boolean mayMatchAny(CharSequence text) {
    return !always.isEmpty() || search.isAnyIn(text);
  }

  /** Their numbers. */
  BitSet mayMatch(CharSequence text) {
    BitSet all = (BitSet) always.clone();
    all.or(search.in(text));
    return all;
  }

  /** Those of which no word is known. */
  int unknown() {
    return always.cardinality();
  }
}
