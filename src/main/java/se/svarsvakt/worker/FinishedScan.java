package se.svarsvakt.worker;

import java.time.Instant;

/**
 * What the record keeps of a finished pass.
 *
 * @param at when it ended
 * @param mailboxes how many mailboxes were in scope
 * @param scanned how many of them were read
 * @param failed how many were not
 */
public record FinishedScan(Instant at, int mailboxes, int scanned, int failed) {}
