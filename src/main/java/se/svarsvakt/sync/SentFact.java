package se.svarsvakt.sync;

import se.svarsvakt.mail.SentMail;

/**
 * What is stored of a sent message.
 *
 * @param mail what judgement needs
 * @param threadKnown false where nothing told which message it answers and its source may still
 *     tell (docs/graph-notes.md 2)
 */
public record SentFact(SentMail mail, boolean threadKnown) {}
