package se.svarsvakt.sync;

import java.time.Instant;
import se.svarsvakt.mail.Hash;

/**
 * What is kept of an outgoing call that reached somebody.
 *
 * @param number the keyed hash of the number that was called
 * @param at when the call began
 */
public record OutgoingCall(Hash number, Instant at) {}
