package se.svarsvakt.settings;

import java.time.Duration;

/**
 * The rhythm of the worker.
 *
 * @param scanInterval the time between two looks at a mailbox
 * @param idleInterval the same for a mailbox where little happens
 */
public record WorkerSettings(Duration scanInterval, Duration idleInterval) {}
