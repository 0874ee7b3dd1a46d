package se.svarsvakt.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.svarsvakt.mail.OutOfOfficePhrases.Section;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Tells an out-of-office text or an automatic receipt from what a person writes; for text in the
 * form of {@link PlainWords}.
 *
 * <p>One word such as "semester" proves nothing: absence must come with a return, a stand-in or the
 * like. People begin as receipts do ("Tack för ert mejl. Vi ..."): a receipt is of our mail, says
 * what happens to it now, and nothing of the writer's own matter. A text that asks the reader for
 * something is a person's.
 */
final class OutOfOfficeText {
  private static final List<OutOfOfficePhrases> LANGUAGES =
      Stream.of("sv", "en", "de", "no-da", "fi", "fr", "nl", "es")
          .map(OutOfOfficePhrases::of)
          .toList();
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S*+");

  /** Questions that automatic replies ask before naming a stand-in. */
  private static final Pattern RHETORICAL =
      plain("(?<=^|[.!?,:) ] ?)" + anyLanguage(Section.RHETORICAL) + "\\b[^.!?]{0,80}\\?");

  private static final Pattern CURRENTLY = plain("\\b" + anyLanguage(Section.CURRENTLY) + "\\b");
  private static final Pattern LABELLED =
      plain("(?:^|[.!,(-] ?)" + anyLanguage(Section.LABEL) + "[.!)]?$");
  private static final Pattern QUESTION = Pattern.compile("[?？⁇⁈⁉❓❔]");

  /** Words that a text may have that says nothing but that its writer is away. */
  private static final int BARE = 12;

  /** Characters within which a machine has said that its owner is away, greetings counted. */
  private static final int BEGINNING = 110;

  private OutOfOfficeText() {}

  private static String anyLanguage(Section section) {
    return Phrases.union(LANGUAGES.stream().map(OutOfOfficePhrases::phrases).toList(), section)
        .pattern();
  }

  private static Pattern plain(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /**
   * The words by which the text alone is automatic; empty if it is not, or asks something.
   *
   * @param asks whether it {@linkplain #asks asks}
   */
  static Optional<AutomaticWords> words(String text, boolean asks) {
    Optional<AutomaticWords> declared =
        declaration(text)
            .filter(_ -> !holdsQuestion(text))
            .map(entry -> new AutomaticWords(Trait.DECLARED, entry));
    return declared.isPresent() || asks
        ? declared
        : undeclared(text).map(entry -> new AutomaticWords(Trait.AWAY, entry));
  }

  /** Words of absence that nothing else bears out, where nothing of one's own matter stands. */
  static Optional<AutomaticWords> hint(String text, boolean asks) {
    return asks || isOwnMatter(text)
        ? Optional.empty()
        : firstIn(phrases -> phrases.hintIn(text))
            .map(entry -> new AutomaticWords(Trait.HINTED, entry));
  }

  private static Optional<String> declaration(String text) {
    return LABELLED.matcher(text).find()
        ? entryIn(text, Section.LABEL)
        : entryIn(text, Section.EXPLICIT);
  }

  private static Optional<String> undeclared(String text) {
    return provenAbsence(text).or(() -> bareAbsence(text)).or(() -> receipt(text));
  }

  /** The entry by which absence comes with a return, a stand-in or the like. */
  static Optional<String> provenAbsence(String text) {
    return firstIn(phrases -> phrases.absenceIn(text));
  }

  /** Little more than that the writer is away: machines begin with it and add nothing of theirs. */
  private static Optional<String> bareAbsence(String text) {
    if (isShort(text) && CURRENTLY.matcher(text).find()) {
      return entryIn(text, Section.ABSENT);
    }
    if (isOwnMatter(text)) {
      return Optional.empty();
    }
    String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
    return firstIn(phrases -> phrases.periodIn(text)).or(() -> entryIn(beginning, Section.ABSENT));
  }

  /** Whether somebody is said to be away. */
  static boolean speaksOfAbsence(String text) {
    return any(phrases -> phrases.say(text, Section.ABSENT));
  }

  private static boolean isShort(String text) {
    return text.split(" ", BARE + 1).length <= BARE;
  }

  private static Optional<String> receipt(String text) {
    return isOwnMatter(text)
        ? Optional.empty()
        : entryIn(text, Section.RECEIPT).or(() -> entryIn(text, Section.UNANSWERABLE));
  }

  private static boolean isOwnMatter(String text) {
    return any(phrases -> phrases.say(text, Section.OWN_MATTER));
  }

  /** Whether subject or text speak of absence. */
  static boolean hintsAtAbsence(String subject, String text) {
    return any(
        phrases ->
            phrases.hintAtAbsence(text)
                || phrases.say(subject, Section.BACK)
                || phrases.say(subject, Section.UNTIL));
  }

  /** Whether a question to the reader stands there, or words of somebody who wants something. */
  static boolean asks(String text) {
    String stated = withoutRhetoric(text);
    return QUESTION.matcher(stated).find() || any(phrases -> phrases.say(stated, Section.HUMAN));
  }

  /** Whether a question to the reader stands there; not one that a machine answers itself. */
  static boolean holdsQuestion(String text) {
    return QUESTION.matcher(withoutRhetoric(text)).find();
  }

  private static String withoutRhetoric(String text) {
    String bare = LINK.matcher(text).replaceAll("");
    boolean may =
        bare.indexOf('?') >= 0 && any(each -> each.phrases().mayBeIn(bare, Section.RHETORICAL));
    return may ? RHETORICAL.matcher(bare).replaceAll(". ") : bare;
  }

  private static Optional<String> entryIn(String text, Section section) {
    return firstIn(language -> language.phrases().entryIn(text, section));
  }

  private static Optional<String> firstIn(Function<OutOfOfficePhrases, Optional<String>> entryOf) {
    for (OutOfOfficePhrases language : LANGUAGES) {
      Optional<String> entry = entryOf.apply(language);
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  private static boolean any(Predicate<OutOfOfficePhrases> test) {
    return LANGUAGES.stream().anyMatch(test);
  }
}
