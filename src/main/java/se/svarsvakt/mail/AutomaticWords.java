package se.svarsvakt.mail;

/**
 * The words of an automatic reply, found where no header gives one away.
 *
 * @param trait how much they tell: {@link Trait#DECLARED}, {@link Trait#AWAY} or {@link
 *     Trait#HINTED}
 * @param phrase the entry of the phrases that matched, {@code automatic-reply.sv.txt:57}; empty
 *     where unknown
 */
public record AutomaticWords(Trait trait, String phrase) {}
