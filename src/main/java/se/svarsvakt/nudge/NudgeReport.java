package se.svarsvakt.nudge;

import org.jspecify.annotations.Nullable;

/**
 * What became of a planned nudge in this run.
 *
 * @param nudge the nudge
 * @param channel the channel's name
 * @param status what became of it
 * @param reason why it was not sent; null where it was, or is only shown
 */
public record NudgeReport(
    PlannedNudge nudge, String channel, Status status, @Nullable String reason) {
  /** What can become of a nudge. */
  public enum Status {
    /** Due, and shown only. */
    PLANNED,
    /** The person has it. */
    SENT,
    /** The person is not told, for a reason that trying again does not mend. */
    SKIPPED,
    /** It did not go out; a later run tries again. */
    FAILED
  }
}
