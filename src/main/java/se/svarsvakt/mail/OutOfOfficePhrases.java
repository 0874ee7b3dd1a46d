package se.svarsvakt.mail;

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
    INSTEAD,
    UNREAD,
    THANKS,
    RECEIPT,
    EXPLICIT,
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

  /** Whether the text is an out-of-office reply. */
  boolean tellOfAbsence(String text) {
    boolean returns = say(text, Section.BACK);
    boolean follows =
        say(text, Section.INSTEAD) || say(text, Section.UNREAD) || say(text, Section.THANKS);
    return (returns && follows) || ((returns || follows) && say(text, Section.ABSENT));
  }

  /** Whether the text speaks of absence at all. */
  boolean hintAtAbsence(String text) {
    return say(text, Section.ABSENT)
        || say(text, Section.BACK)
        || say(text, Section.INSTEAD)
        || say(text, Section.UNREAD);
  }
}
