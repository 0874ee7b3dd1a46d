package se.svarsvakt.mail;

import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * What automatic replies say in one language ({@code phrases/automatic-reply.*.txt}, where each
 * section is described); for text as {@link PlainWords#of} gives it.
 */
record OutOfOfficePhrases(Phrases<Section> phrases) {
  /** The sections of such a file. */
  enum Section {
    ABSENT,
    BACK,
    UNTIL,
    INSTEAD,
    UNREAD,
    THANKS,
    RECEIPT,
    OWN_MATTER,
    EXPLICIT,
    UNANSWERABLE,
    HUMAN,
    CURRENTLY,
    RHETORICAL,
    LABEL
  }

  /** Those of the file {@code automatic-reply.<language>.txt}. */
  static OutOfOfficePhrases of(String language) {
    return new OutOfOfficePhrases(Phrases.load("automatic-reply." + language, Section.class));
  }

  /** Whether the text says something of the section. */
  boolean say(String text, Section section) {
    return phrases.isIn(text, section);
  }

  /**
   * The entry by which the text is an out-of-office reply: one word of being away proves nothing, a
   * return, a stand-in or the like must come with it.
   */
  Optional<String> absenceIn(String text) {
    boolean returns = say(text, Section.BACK);
    boolean unread = say(text, Section.UNREAD);
    boolean refers = say(text, Section.INSTEAD);
    boolean follows = unread || refers || say(text, Section.THANKS);
    boolean proven = (returns && follows) || (unread && refers);
    return proven || ((returns || follows) && say(text, Section.ABSENT))
        ? firstOf(text, Section.ABSENT, Section.BACK, Section.UNREAD)
        : Optional.empty();
  }

  /** The same for a time that the absence lasts, which people name of their own matters too. */
  Optional<String> periodIn(String text) {
    boolean away = say(text, Section.ABSENT) || say(text, Section.UNREAD);
    return away && say(text, Section.UNTIL)
        ? firstOf(text, Section.ABSENT, Section.UNREAD)
        : Optional.empty();
  }

  private Optional<String> firstOf(String text, Section... sections) {
    return Stream.of(sections)
        .flatMap(section -> phrases.entryIn(text, section).stream())
        .findFirst();
  }

  /** Whether the text speaks of absence at all. */
  boolean hintAtAbsence(String text) {
    return hintIn(text).isPresent();
  }

  /** The entry by which the text speaks of absence at all. */
  Optional<String> hintIn(String text) {
    return firstOf(
        text, Section.ABSENT, Section.BACK, Section.INSTEAD, Section.UNREAD, Section.UNTIL);
  }
}
