package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.List;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkShift;

/**
 * A planned absence that is near or runs.
 *
 * @param absence the absence
 * @param shifts the working time in it, by day; never empty
 * @param viewedFrom since when it is looked at
 */
record ViewedAbsence(PlannedAbsence absence, List<WorkShift> shifts, Instant viewedFrom) {
  private static final String RULE = "absence";

  /** The first working hour: until then everything can be put in order. */
  Instant firstHour() {
    return shifts.getFirst().period().from();
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(firstHour());
  }

  /** The working time that is left: what was missed cannot be mended. */
  List<WorkShift> left(Instant now) {
    return shifts.stream()
        .flatMap(shift -> shift.period().leftAt(now).map(period -> part(shift, period)).stream())
        .toList();
  }

  /** Whether none of its working time is left. */
  boolean isOver(Instant now) {
    return left(now).isEmpty();
  }

  /** Whether somebody has agreed to cover on every working day that is left, one at least. */
  boolean isAgreed(List<CoverAgreement> covers, Instant now) {
    return !isOver(now) && left(now).stream().allMatch(shift -> holds(covers, shift));
  }

  static boolean holds(List<CoverAgreement> covers, WorkShift shift) {
    return covers.stream().anyMatch(cover -> cover.holdsOn(shift.day()));
  }

  /** A finding that is a warning until the first working hour. */
  Finding finding(String code, MailboxId mailbox, Instant now) {
    return hasBegun(now)
        ? finding(code, mailbox, Severity.BREACH, firstHour())
        : finding(code, mailbox, Severity.WARNING, viewedFrom);
  }

  private Finding finding(String code, MailboxId mailbox, Severity severity, Instant since) {
    return dated(new Finding(RULE, code, mailbox, severity, since, firstHour(), null));
  }

  /** The same finding with the days of the absence. */
  Finding dated(Finding finding) {
    return finding
        .with("from", absence.firstDay().toString())
        .with("to", absence.lastDay().toString());
  }

  private static WorkShift part(WorkShift shift, Period left) {
    return new WorkShift(shift.day(), left, shift.whole() && left.equals(shift.period()));
  }
}
