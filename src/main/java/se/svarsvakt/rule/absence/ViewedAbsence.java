package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.List;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
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

  /** Whether an agreement, whatever was said to it, is about some of its days. */
  boolean overlaps(CoverAgreement cover) {
    return !cover.to().isBefore(absence.firstDay()) && !cover.from().isAfter(absence.lastDay());
  }

  /** A finding that is a warning until the first working hour. */
  Finding finding(AbsenceIssue issue, MailboxId mailbox, Instant now) {
    return hasBegun(now)
        ? new Finding(mailbox, issue, Severity.BREACH, firstHour(), firstHour(), null)
        : new Finding(mailbox, issue, Severity.WARNING, viewedFrom, firstHour(), null);
  }

  AbsenceIssue.Days days() {
    return new AbsenceIssue.Days(absence.firstDay(), absence.lastDay());
  }

  private static WorkShift part(WorkShift shift, Period left) {
    return new WorkShift(shift.day(), left, shift.whole() && left.equals(shift.period()));
  }
}
