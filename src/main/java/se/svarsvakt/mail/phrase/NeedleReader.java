package se.svarsvakt.mail.phrase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression for the words that its matches contain. What it does not understand it
 * takes for anything, so that a word is never expected wrongly.
 */
final class NeedleReader {
  private static final int MOST_OF_CLASS = 8;
  private static final String LOOK_AROUND = "(?:\\?[=!]|\\?<[=!])";

  private final String regex;
  private int at;

  private NeedleReader(String regex) {
    this.regex = regex;
  }

  /** The words of which each match contains one; null where that cannot be told. */
  static @Nullable Set<String> words(String regex) {
    try {
      NeedleReader reader = new NeedleReader(regex);
      Needles all = reader.alternatives();
      return reader.at == regex.length() ? all.words() : null;
    } catch (OddExpression e) {
      return null;
    }
  }

  /** Something that is not read here. */
  private static final class OddExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private boolean more() {
    return at < regex.length();
  }

  private char peek() {
    return more() ? regex.charAt(at) : 0;
  }

  private char next() {
    if (!more()) {
      throw new OddExpression();
    }
    return regex.charAt(at++);
  }

  private boolean skip(String text) {
    boolean here = regex.startsWith(text, at);
    at += here ? text.length() : 0;
    return here;
  }

  private Needles alternatives() {
    List<Needles> all = new ArrayList<>();
    do {
      all.add(sequence());
    } while (skip("|"));
    return all.size() == 1 ? all.getFirst() : Needles.either(all);
  }

  private Needles sequence() {
    List<Needles> all = new ArrayList<>();
    while (more() && peek() != '|' && peek() != ')') {
      all.add(repeated(piece()));
    }
    return Needles.sequence(all);
  }

  private Needles piece() {
    char c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> oneOf();
      case '\\' -> escaped();
      case '.' -> Needles.ANYTHING;
      case '^', '$' -> Needles.NOTHING;
      case '*', '+', '?', '{', '}' -> throw new OddExpression();
      default -> Needles.of(Set.of(String.valueOf(c)));
    };
  }

  private Needles group() {
    boolean aside =
        regex.substring(at, Math.min(at + 3, regex.length())).matches(LOOK_AROUND + ".*");
    if (peek() == '?') {
      boolean known =
          skip("?:") || skip("?-i:") || skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
      if (!known) {
        throw new OddExpression();
      }
    }
    Needles inside = alternatives();
    if (!skip(")")) {
      throw new OddExpression();
    }
    return aside ? Needles.NOTHING : inside;
  }

  private Needles oneOf() {
    boolean few = peek() != '^';
    Set<String> letters = new LinkedHashSet<>();
    boolean first = true;
    while (first || peek() != ']') {
      char c = next();
      boolean odd = c == '[' || c == '&' || (c == '-' && !first && peek() != ']');
      if (c == '\\') {
        odd = Character.isLetterOrDigit(peek());
        c = next();
        skipProperty(c);
      }
      few &= !odd;
      if (c == '[') {
        throw new OddExpression(); // a class within a class
      }
      letters.add(String.valueOf(c));
      first = false;
    }
    at++;
    return few && letters.size() <= MOST_OF_CLASS ? Needles.of(letters) : Needles.ANYTHING;
  }

  private void skipProperty(char c) {
    if ((c == 'p' || c == 'P') && skip("{")) {
      while (next() != '}') {
        // to its end
      }
    }
  }

  private Needles escaped() {
    char c = next();
    if (c == 'b' || c == 'B') {
      return Needles.NOTHING;
    }
    if (!Character.isLetterOrDigit(c)) {
      return Needles.of(Set.of(String.valueOf(c)));
    }
    if ("wWdDsSpPhHvVR".indexOf(c) < 0) {
      throw new OddExpression();
    }
    skipProperty(c);
    return Needles.ANYTHING;
  }

  private Needles repeated(Needles piece) {
    int[] times =
        switch (peek()) {
          case '?' -> simple(0, 1);
          case '*' -> simple(0, -1);
          case '+' -> simple(1, -1);
          case '{' -> counted();
          default -> new int[] {1, 1};
        };
    if (times[0] != 1 || times[1] != 1) {
      boolean _ = skip("?") || skip("+");
      if ("?*+{".indexOf(peek()) >= 0 && more()) {
        throw new OddExpression();
      }
    }
    return times[0] == 1 && times[1] == 1 ? piece : piece.times(times[0], times[1]);
  }

  private int[] simple(int least, int most) {
    at++;
    return new int[] {least, most};
  }

  private int[] counted() {
    at++;
    int least = number();
    int most = least;
    if (skip(",")) {
      most = peek() == '}' ? -1 : number();
    }
    if (next() != '}') {
      throw new OddExpression();
    }
    return new int[] {least, most};
  }

  private int number() {
    int from = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    if (at == from || at - from > 4) {
      throw new OddExpression();
    }
    return Integer.parseInt(regex.substring(from, at));
  }
}
