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
  List<Finding> in(Situation situation) {
    var facts = situation.facts();
    return situation.inView().stream()
        .filter(viewed -> isLong(viewed.absence()) && !facts.access().isShared())
        .filter(viewed -> !viewed.isOver(situation.now()))
        .filter(viewed -> !viewed.isAgreed(facts.covers(), situation.now()))
        .map(viewed -> finding(viewed, situation))
        .toList();
  }

  private boolean isLong(PlannedAbsence absence) {
    return afterDays.isPresent() && absence.workingDays() >= afterDays.getAsInt();
  }

  private static Finding finding(ViewedAbsence viewed, Situation situation) {
    var facts = situation.facts();
    var unknown = facts.access().knowledge() == Access.Knowledge.UNKNOWN;
    var since = viewed.hasBegun(situation.now()) ? viewed.firstHour() : viewed.viewedFrom();
    return new Finding(
        facts.mailbox(),
        new NoCover(viewed.days(), unknown, facts.access().hints()),
        unknown ? Severity.WARNING : Severity.BREACH,
        since,
        viewed.firstHour(),
        null);
  }
}
