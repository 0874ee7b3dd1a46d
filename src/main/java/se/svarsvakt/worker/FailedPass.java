package se.svarsvakt.worker;

import java.time.Instant;

/**
 * A pass that did not come to its end.
 *
 * @param at when it ended
 * @param reason half a sentence of English without addresses or content
 */
public record FailedPass(Instant at, String reason) {}
