package se.svarsvakt.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells an out-of-office text or an automatic receipt from what a person writes. One word such as
 * "semester" proves nothing: absence must come with a return, a stand-in or the like, and a text
 * that asks the reader for something is a person's.
 */
final class AwayText {
  private static final List<AwayPhrases> LANGUAGES =
      List.of(
          SwedishAway.PHRASES,
          EnglishAway.PHRASES,
          GermanAway.PHRASES,
          NorwegianDanishAway.PHRASES,
          FinnishAway.PHRASES,
          FrenchAway.PHRASES,
          DutchAway.PHRASES,
          SpanishAway.PHRASES);
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S*+");

  /** Questions that automatic replies ask before naming a stand-in. */
  private static final Pattern RHETORICAL =
      PlainWords.anyOf(
          "(?:^|[.!?] ?)(?:är det|är ditt|gäller det|har du|har ni|akut|brådskande|bråttom"
              + "|behöver|vill du|is it|is your"
              + "|urgent|need|do you need|questions|frågor|dringend|haster"
              + "|kiire)\\b[^.!?]{0,80}\\?");

  /** Says that a state holds now; people who write themselves seldom say only that. */
  private static final Pattern CURRENTLY =
      PlainWords.anyOf(
          "\\b(?:för närvarande|just nu|för tillfället|currently|at the moment|derzeit|zurzeit|momentan"
              + "|for tiden|for øyeblikket|i øjeblikket|tällä hetkellä|actuellement|momenteel"
              + "|actualmente)\\b");

  /** A label that stands by itself at an end of the text. */
  private static final Pattern LABELLED =
      PlainWords.anyOf(
          "(?:^|[.!,(-] ?)(?:autosvar|auto-?reply|automatic reply|automatiskt? svar)[.!)]?$");

  /** Words that a text may have that says nothing but that its writer is away. */
  private static final int BARE = 12;

  private AwayText() {}

  /**
   * Whether the text alone shows that it was sent automatically; in the form of {@link PlainWords}.
   */
  static boolean isAutomatic(String text) {
    if (LABELLED.matcher(text).find()
        || LANGUAGES.stream().anyMatch(language -> language.explicit().matcher(text).find())) {
      return true;
    }
    return !asks(text)
        && (isBareAbsence(text)
            || LANGUAGES.stream()
                .anyMatch(
                    language ->
                        language.tellsOfAbsence(text) || language.receipt().matcher(text).find()));
  }

  private static boolean isBareAbsence(String text) {
    return text.split(" ", BARE + 1).length <= BARE
        && CURRENTLY.matcher(text).find()
        && LANGUAGES.stream().anyMatch(language -> language.absent().matcher(text).find());
  }

  /** Whether subject or text speak of absence and nothing shows a person's wish. */
  static boolean hintsAtAbsence(String subject, String text) {
    return !asks(subject + ". " + text)
        && LANGUAGES.stream()
            .anyMatch(
                language ->
                    language.hintsAtAbsence(text) || language.back().matcher(subject).find());
  }

  private static boolean asks(String text) {
    String plain = RHETORICAL.matcher(LINK.matcher(text).replaceAll("")).replaceAll(". ");
    return plain.indexOf('?') >= 0
        || LANGUAGES.stream().anyMatch(language -> language.human().matcher(plain).find());
  }
}
