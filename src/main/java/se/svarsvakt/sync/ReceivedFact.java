package se.svarsvakt.sync;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.ReceivedMail;

/**
 * What is stored of a received message.
 *
 * @param mail what its judgement needs
 * @param folder the watched folder it was last seen in
 * @param senderDomain the domain of its sender; empty where it has none
 * @param read whether it is marked as read; null where that is not known
 */
public record ReceivedFact(
    ReceivedMail mail, String folder, String senderDomain, @Nullable Boolean read) {}
