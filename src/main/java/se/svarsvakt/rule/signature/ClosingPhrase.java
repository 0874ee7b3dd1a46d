package se.svarsvakt.rule.signature;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases with which people take leave before they sign, in the languages of the North. */
final class ClosingPhrase {
  private static final Pattern GREETING =
      phrase(
          "(?:med )?(?:\\p{L}+ )?(?:(?:och|&|o) \\p{L}+ )?\\p{L}*hälsn(?:ing(?:ar)?)?(?: från)?",
          "m\\.? ?v\\.? ?h\\.?|vh|v\\.h\\.?|hälsar|vänligen|högaktningsfullt|kram(?:ar)?|allt gott",
          "(?:with )?(?:(?:my|our) )?(?:\\p{L}+ )?(?:and \\p{L}+ )?(?:regards|wishes|rgds|rgrds)",
          "(?:yours )?(?:very )?(?:sincerely|faithfully|truly|respectfully|cordially|warmly)(?: yours)?",
          "cheers|best|b\\.?r\\.?|k\\.?r\\.?|all the best|take care|love|xoxo|yours",
          "mit (?:\\p{L}+ )?(?:und \\p{L}+ )?(?:grüßen|grüssen|gruß|gruss)|\\p{L}+ (?:grüße|grüsse)",
          "mfg|lg|vg|gruß|gruss|hochachtungsvoll",
          "(?:med )?(?:\\p{L}+ )?(?:og \\p{L}+ )?hils(?:en|ner)|med vh",
          "(?:\\p{L}+ )?terveis(?:in|et)|terv\\.?|yst\\.? ?terv\\.?",
          "(?:bien )?(?:cordialement|à vous)|salutations|saludos|un saludo|atentamente|saluti|"
              + "met vriendelijke groet(?:en)?|groet(?:en)?");
  private static final Pattern THANKS =
      phrase(
          "(?:\\p{L}+ )?tack(?:sam)?(?: (?:så mycket|på förhand|för hjälpen|igen|(?:och|&) hej))?",
          "ha (?:det|en) (?:\\p{L}+ ){0,2}\\p{L}+|trevlig helg|vi (?:hörs|ses)",
          "(?:god|glad|trevlig|happy|merry) (?:jul|påsk|midsommar|sommar|christmas|easter"
              + "|holidays|new year)|gott nytt år|god jul och gott nytt år",
          "(?:many )?(?:thanks|thx|thank you|thankyou|tks)(?: \\p{L}+){0,3}",
          "(?:vielen )?dank|danke|(?:mange )?takk?(?: på forhånd)?|kiitos|kiittäen|merci|gracias");
  private static final int MOST_WORDS_BEHIND = 4;
  private static final Pattern SPACES = Pattern.compile(" ");

  private ClosingPhrase() {}

  private static Pattern phrase(String... alternatives) {
    return Pattern.compile(
        "[-~*_ ]{0,3}(?:" + String.join("|", alternatives) + ")(?=$|[\\s,.!:;/-])[\\s,.!:;/-]*",
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
