package se.svarsvakt.sync;

import se.svarsvakt.mail.SentMail;

/**
 * What is stored of a sent message.
 *
 * @param mail what judgement needs
 * @param threadKnown false where nothing told which message it answers and its source may still
 *     tell (docs/graph-notes.md 2)
 * @param habits what its sender is told of it; counted once, not stored with it
 */
public record SentFact(SentMail mail, boolean threadKnown, HabitCount habits) {
  /** Of a message of which its sender is told nothing. */
  public SentFact(SentMail mail, boolean threadKnown) {
    this(mail, threadKnown, HabitCount.NONE);
  }

  SentFact with(HabitCount counted) {
    return new SentFact(mail, threadKnown, counted);
  }
}
