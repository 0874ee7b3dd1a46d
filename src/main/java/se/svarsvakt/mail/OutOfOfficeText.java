package se.svarsvakt.mail;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.svarsvakt.mail.OutOfOfficePhrases.Section;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Tells an out-of-office text or an automatic receipt from what a person writes. One word such as
 * "semester" proves nothing: absence must come with a return, a stand-in or the like, and a text
 * that asks the reader for something is a person's.
 */
final class OutOfOfficeText {
  private static final List<OutOfOfficePhrases> LANGUAGES =
      Stream.of("sv", "en", "de", "no-da", "fi", "fr", "nl", "es")
          .map(OutOfOfficePhrases::of)
          .toList();
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S*+");

  /** Questions that automatic replies ask before naming a stand-in. */
  private static final Pattern RHETORICAL =
      plain("(?:^|[.!?] ?)" + anyLanguage(Section.RHETORICAL) + "\\b[^.!?]{0,80}\\?");

  private static final Pattern CURRENTLY = plain("\\b" + anyLanguage(Section.CURRENTLY) + "\\b");
  private static final Pattern LABELLED =
      plain("(?:^|[.!,(-] ?)" + anyLanguage(Section.LABEL) + "[.!)]?$");

  /** Words that a text may have that says nothing but that its writer is away. */
  private static final int BARE = 12;

  private OutOfOfficeText() {}

  private static String anyLanguage(Section section) {
    return Phrases.union(LANGUAGES.stream().map(OutOfOfficePhrases::phrases).toList(), section)
        .pattern();
  }

  private static Pattern plain(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /**
   * Whether the text alone shows that it was sent automatically; in the form of {@link PlainWords}.
   */
  static boolean isAutomatic(String text) {
    if (LABELLED.matcher(text).find() || isSaid(text, Section.EXPLICIT)) {
      return true;
    }
    return !asks(text)
        && (isBareAbsence(text)
            || any(phrases -> phrases.tellOfAbsence(text))
            || isSaid(text, Section.RECEIPT));
  }

  private static boolean isBareAbsence(String text) {
    return text.split(" ", BARE + 1).length <= BARE
        && CURRENTLY.matcher(text).find()
        && isSaid(text, Section.ABSENT);
  }

  /** Whether subject or text speak of absence and nothing shows a person's wish. */
  static boolean hintsAtAbsence(String subject, String text) {
    return !asks(subject + ". " + text)
        && any(phrases -> phrases.hintAtAbsence(text) || phrases.say(subject, Section.BACK));
  }

  private static boolean asks(String text) {
    String plain = RHETORICAL.matcher(LINK.matcher(text).replaceAll("")).replaceAll(". ");
    return plain.indexOf('?') >= 0 || isSaid(plain, Section.HUMAN);
  }

  private static boolean isSaid(String text, Section section) {
    return any(phrases -> phrases.say(text, section));
  }

  private static boolean any(Predicate<OutOfOfficePhrases> test) {
    return LANGUAGES.stream().anyMatch(test);
  }
}
