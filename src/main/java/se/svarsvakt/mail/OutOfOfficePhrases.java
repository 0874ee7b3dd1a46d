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

  /** The entry by which the text is an out-of-office reply; empty if it is none. */
  Optional<String> absenceIn(String text) {
    return tellOfAbsence(text)
        ? Stream.of(Section.ABSENT, Section.BACK, Section.UNREAD)
            .flatMap(section -> phrases.entryIn(text, section).stream())
            .findFirst()
        : Optional.empty();
  }

  /** One word of being away proves nothing: a return, a stand-in or the like must come with it. */
  private boolean tellOfAbsence(String text) {
    boolean returns = say(text, Section.BACK);
    boolean unread = say(text, Section.UNREAD);
    boolean follows = unread || say(text, Section.INSTEAD) || say(text, Section.THANKS);
    boolean lasts = returns || say(text, Section.UNTIL);
    return (returns && follows)
        || (unread && (lasts || say(text, Section.INSTEAD)))
        || ((lasts || follows) && say(text, Section.ABSENT));
  }

  /** Whether the text speaks of absence at all. */
  boolean hintAtAbsence(String text) {
    return Stream.of(
            Section.ABSENT, Section.BACK, Section.UNTIL, Section.INSTEAD, Section.UNREAD)
        .anyMatch(section -> say(text, section));
  }
}
