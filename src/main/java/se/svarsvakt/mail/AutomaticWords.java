package se.svarsvakt.mail;

/**
 * The words of an automatic reply, found where no header gives one away.
 *
 * @param declared whether the text says of itself that it is automatic
 * @param phrase the entry of the phrases that matched, {@code automatic-reply.sv.txt:57}; empty
 *     where unknown
 */
public record AutomaticWords(boolean declared, String phrase) {}
