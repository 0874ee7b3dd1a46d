package se.svarsvakt.nudge;

import java.util.List;
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
  /**
   * What became of a nudge by the ways that it took: one report for each channel that the person
   * was told through or may be told through later, else one on the last that was tried.
   */
  static List<NudgeReport> of(PlannedNudge nudge, List<NudgeDispatch.Step> steps) {
    List<NudgeReport> reports = steps.stream().map(step -> of(nudge, step)).toList();
    List<NudgeReport> recheck =
        reports.stream().filter(report -> report.status() != Status.SKIPPED).toList();
    return recheck.isEmpty() ? List.of(reports.getLast()) : recheck;
  }

  private static NudgeReport of(PlannedNudge nudge, NudgeDispatch.Step step) {
    Status status =
        switch (step.attempt().outcome()) {
          case SENT -> Status.SENT;
          case FAILED, TRYING -> Status.FAILED;
          case UNREACHED, UNCERTAIN -> Status.SKIPPED;
        };
    String reason = status == Status.SENT ? null : step.attempt().reason();
    return new NudgeReport(nudge, step.channel(), status, reason);
  }

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
