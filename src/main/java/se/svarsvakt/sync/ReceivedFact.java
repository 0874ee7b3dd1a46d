package se.svarsvakt.sync;

import se.svarsvakt.mail.ReceivedMail;

/**
 * What is stored of a received message.
 *
 * @param mail what its judgement needs
 * @param folder the watched folder it was last seen in
 * @param senderDomain the domain of its sender; empty where it has none
 */
public record ReceivedFact(ReceivedMail mail, String folder, String senderDomain) {}
