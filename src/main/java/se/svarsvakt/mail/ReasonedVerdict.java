package se.svarsvakt.mail;

/**
 * A verdict and what it rests on.
 *
 * @param verdict the verdict
 * @param cause one English phrase for people: the header, class, address part or rule that decided.
 *     It names header names and domains, never a subject, a text or a person's address, since it is
 *     stored (docs/privacy.md)
 */
public record ReasonedVerdict(Verdict verdict, String cause) {}
