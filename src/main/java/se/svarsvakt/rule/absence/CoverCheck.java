package se.svarsvakt.rule.absence;

import java.util.List;
import java.util.OptionalInt;
import se.svarsvakt.rule.AbsenceIssue.NoCover;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/**
 * Finds absences during which nobody else can open the mailbox.
 *
 * @param afterDays from how many whole working days on; empty for never
 */
record CoverCheck(OptionalInt afterDays) {
  List<Finding> in(AbsenceCase absenceCase) {
    var facts = absenceCase.facts();
    return absenceCase.inView().stream()
        .filter(viewed -> isLong(viewed.absence()) && !facts.access().isShared())
        .filter(viewed -> !viewed.isOver(absenceCase.now()))
        .filter(viewed -> !viewed.isAgreed(facts.covers(), absenceCase.now()))
        .map(viewed -> finding(viewed, absenceCase))
        .toList();
  }

  private boolean isLong(PlannedAbsence absence) {
    return afterDays.isPresent() && absence.workingDays() >= afterDays.getAsInt();
  }

  private static Finding finding(ViewedAbsence viewed, AbsenceCase absenceCase) {
    var facts = absenceCase.facts();
    var unknown = facts.access().knowledge() == Access.Knowledge.UNKNOWN;
    var since = viewed.hasBegun(absenceCase.now()) ? viewed.firstHour() : viewed.viewedFrom();
    return new Finding(
        facts.mailbox(),
        new NoCover(viewed.days(), unknown, facts.access().hints()),
        unknown ? Severity.WARNING : Severity.BREACH,
        since,
        viewed.firstHour(),
        null);
  }
}
