package se.svarsvakt.worker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import se.svarsvakt.nudge.NudgeKind;

/**
 * What past days would have brought under one policy, without persons.
 *
 * @param lines the reminders by day and kind; where there were none, there is no line
 * @param total all reminders, and how many people would have got one
 * @param mailboxes how many mailboxes were looked at
 * @param notRead how many of them could not be read, so that theirs are missing
 */
public record ReplayCounts(List<DayLine> lines, Replay.Count total, int mailboxes, int notRead) {
  /** Keeps a copy. */
  public ReplayCounts {
    lines = List.copyOf(lines);
  }

  /** The reminders of one kind on one day. */
  public record DayLine(LocalDate day, NudgeKind kind, int nudges) {}

  static ReplayCounts of(Replay.Outcome outcome) {
    List<DayLine> lines = new ArrayList<>();
    outcome
        .days()
        .forEach(
            (day, kinds) ->
                kinds.forEach((kind, count) -> lines.add(new DayLine(day, kind, count.nudges()))));
    return new ReplayCounts(
        lines, outcome.total(), outcome.read().mailboxes(), outcome.read().notRead());
  }

  /** How many reminders would have gone on a day. */
  public int on(LocalDate day) {
    return sum(line -> line.day().equals(day));
  }

  /** How many reminders of a kind would have gone. */
  public int of(NudgeKind kind) {
    return sum(line -> line.kind() == kind);
  }

  private int sum(Predicate<DayLine> which) {
    return lines.stream().filter(which).mapToInt(DayLine::nudges).sum();
  }
}
