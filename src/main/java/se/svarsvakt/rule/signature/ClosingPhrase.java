package se.svarsvakt.rule.signature;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/** The phrases with which people take leave before they sign ({@code phrases/sign-off.txt}). */
final class ClosingPhrase {
  private enum Section {
    GREETING,
    THANKS
  }

  private static final Phrases<Section> PHRASES = Phrases.load("sign-off", Section.class);
  private static final Pattern GREETING = phrase(Section.GREETING);
  private static final Pattern THANKS = phrase(Section.THANKS);
  private static final int MOST_WORDS_BEHIND = 4;
  private static final Pattern SPACES = Pattern.compile(" ");

  private ClosingPhrase() {}

  private static Pattern phrase(Section section) {
    return Pattern.compile(
        "[-~*_ ]{0,3}" + PHRASES.regex(section) + "(?=$|[\\s,.!:;/-])[\\s,.!:;/-]*",
        Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Whether a folded line takes leave, at most with a name behind. */
  static boolean opens(String line) {
    return opens(GREETING, line);
  }

  /** Whether a folded line thanks or wishes a nice day, which often stands for a closing phrase. */
  static boolean thanks(String line) {
    return opens(THANKS, line);
  }

  /** What stands in the line behind the phrase: a name, or nothing. */
  static String behind(String line) {
    for (Pattern pattern : List.of(GREETING, THANKS)) {
      Matcher matcher = pattern.matcher(line.toLowerCase(Locale.ROOT));
      if (matcher.lookingAt()) {
        return line.substring(Math.min(matcher.end(), line.length())).strip();
      }
    }
    return line;
  }

  private static boolean opens(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line.toLowerCase(Locale.ROOT));
    if (!matcher.lookingAt()) {
      return false;
    }
    String rest = line.substring(Math.min(matcher.end(), line.length())).strip();
    return rest.isEmpty()
        || isNameLike(rest)
        || pattern.matcher(rest.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isNameLike(String rest) {
    return LineShape.isName(rest) && SPACES.splitAsStream(rest).count() <= MOST_WORDS_BEHIND;
  }
}
