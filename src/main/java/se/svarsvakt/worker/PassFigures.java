package se.svarsvakt.worker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.rule.RuleName;

/**
 * What a pass is told by beside mail: numbers alone.
 *
 * @param millis how long each part took
 * @param readings when the mailboxes of its scope were read last
 * @param anew how many mailboxes were judged anew
 * @param kept how many were left as they had been judged
 * @param findings what is not as promised, exceptions left out
 * @param nudges what became of reminders
 */
public record PassFigures(
    Map<Part, Long> millis,
    LastReadings readings,
    int anew,
    int kept,
    List<IssueCount> findings,
    List<NudgeCount> nudges) {
  /** Of no pass. */
  public static final PassFigures NONE =
      new PassFigures(Map.of(), LastReadings.NONE, 0, 0, List.of(), List.of());

  /** Keeps copies. */
  public PassFigures {
    millis = Map.copyOf(millis);
    findings = List.copyOf(findings);
    nudges = List.copyOf(nudges);
  }

  /** One after another; together they are the pass. */
  public enum Part implements EnumCode {
    /** The directory and mailboxes. */
    READING,
    /** What is read beside mail, and judging. */
    JUDGING,
    /** Sending reminders. */
    REMINDING,
    /** Weekly and yearly mail, and forgetting what is old. */
    CLOSING
  }

  /**
   * How many findings are alike.
   *
   * @param code what is wrong
   */
  public record IssueCount(RuleName rule, String code, int count) {}

  /**
   * How many reminders are alike.
   *
   * @param state what became of them
   */
  public record NudgeCount(NudgeKind kind, NudgeState state, int count) {}

  /** What became of a reminder, by each way that it took. */
  public enum NudgeState implements EnumCode {
    /** Due, and nothing was to be sent. */
    PLANNED,
    /** The person has it. */
    SENT,
    /** It may have arrived. */
    UNCERTAIN,
    /** It is tried again. */
    FAILED,
    /** The person cannot be told this way. */
    SKIPPED,
    /** There is no need any more. */
    NEEDLESS;

    private static NudgeState of(NudgeReport report) {
      return report.delivery().map(NudgeState::of).orElse(PLANNED);
    }

    private static NudgeState of(Delivery delivery) {
      return switch (delivery) {
        case Delivery.Sent _ -> SENT;
        case Delivery.Uncertain _ -> UNCERTAIN;
        case Delivery.Failed _, Delivery.Started _ -> FAILED;
        case Delivery.Skipped _ -> SKIPPED;
        case Delivery.Needless _ -> NEEDLESS;
      };
    }
  }

  static List<NudgeCount> counted(Collection<NudgeReport> reports) {
    return reports.stream()
        .collect(
            Collectors.groupingBy(
                report -> Map.entry(report.nudge().kind(), NudgeState.of(report)),
                Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .map(
            each ->
                new NudgeCount(each.getKey().getKey(), each.getKey().getValue(), each.getValue()))
        .toList();
  }
}
