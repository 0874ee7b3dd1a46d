package se.svarsvakt.sync;

import java.time.Instant;

/**
 * An outgoing call that reached somebody.
 *
 * @param number the number that was called, as the list writes it; it is not kept
 * @param at when the call began
 */
public record LoggedCall(String number, Instant at) {}
