package se.svarsvakt.rule.absence;

import java.util.List;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.Finding;

/**
 * Finds absences that no automatic reply covers. Only working time counts, and only what is left of
 * it; where an agreement replaces the reply, each day may have the one or the other.
 *
 * @param agreementReplacesReply whether a cover agreement makes the automatic reply needless
 */
record MissingReplyCheck(boolean agreementReplacesReply) {
  List<Finding> in(Situation situation) {
    return situation.facts().reply().stream()
        .flatMap(
            reply ->
                situation.inView().stream().filter(absence -> lacks(absence, reply, situation)))
        .map(
            absence ->
                absence.finding(
                    new NoAutomaticReply(absence.days()),
                    situation.facts().mailbox(),
                    situation.now()))
        .toList();
  }

  private boolean lacks(ViewedAbsence absence, AutomaticReply reply, Situation situation) {
    var covers = agreementReplacesReply ? situation.facts().covers() : List.<Cover>of();
    return absence.left(situation.now()).stream()
        .anyMatch(shift -> !reply.covers(shift.span()) && !ViewedAbsence.holds(covers, shift));
  }
}
