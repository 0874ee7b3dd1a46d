package se.svarsvakt.rule.absence;

import java.util.List;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.Finding;

/**
 * Finds absences that no automatic reply covers. Only working time counts, and only what is left of
 * it; where an agreement replaces the reply, each day may have the one or the other.
 *
 * @param agreementReplacesReply whether a cover agreement makes the automatic reply needless
 */
record MissingReplyCheck(boolean agreementReplacesReply) {
  List<Finding> in(AbsenceCase absenceCase) {
    return absenceCase.facts().reply().stream()
        .flatMap(
            reply ->
                absenceCase.inView().stream().filter(absence -> lacks(absence, reply, absenceCase)))
        .map(
            absence ->
                absence.finding(
                    new NoAutomaticReply(absence.days()),
                    absenceCase.facts().mailbox(),
                    absenceCase.now()))
        .toList();
  }

  private boolean lacks(ViewedAbsence absence, AutomaticReply reply, AbsenceCase absenceCase) {
    var covers = agreementReplacesReply ? absenceCase.facts().covers() : List.<CoverAgreement>of();
    return absence.left(absenceCase.now()).stream()
        .anyMatch(shift -> !reply.covers(shift.period()) && !ViewedAbsence.holds(covers, shift));
  }
}
