package se.svarsvakt.rule.absence;

import java.time.Instant;
import se.svarsvakt.worktime.Period;

/**
 * Time in which deadlines wait for somebody who is away.
 *
 * @param period mail received in it counts as received later
 * @param countsFrom when it counts as received: the opening of the first working day after the
 *     absence
 */
public record Pause(Period period, Instant countsFrom) {}
