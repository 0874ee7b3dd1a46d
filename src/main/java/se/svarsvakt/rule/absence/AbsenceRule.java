package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The rule on automatic replies and cover during absence (docs/how-it-judges.md 4). Its findings
 * are {@link se.svarsvakt.rule.AbsenceIssue}s.
 *
 * @param policy what the organisation has promised
 * @param calendar when the organisation works
 */
public record AbsenceRule(AbsencePolicy policy, WorkingCalendar calendar) {
  /**
   * What is wrong at that moment. What could not be read gives no finding: an unknown calendar none
   * about absences, unknown settings none about the automatic reply.
   */
  public List<Finding> judge(AbsenceFacts facts, Instant now) {
    var absenceCase = AbsenceCase.of(facts, policy.lookAheadWorkingDays(), calendar, now);
    var findings = new ArrayList<Finding>();
    findings.addAll(new MissingReplyCheck(policy.agreementReplacesReply()).in(absenceCase));
    facts.reply().ifPresent(reply -> findings.addAll(aboutReply(absenceCase, reply)));
    findings.addAll(new CoverCheck(policy.coverAfterDays()).in(absenceCase));
    findings.addAll(forManager(facts, now));
    return List.copyOf(findings);
  }

  private List<Finding> forManager(AbsenceFacts facts, Instant now) {
    int daysBefore = policy.managerToldWorkingDaysBefore();
    return daysBefore == 0
        ? List.of()
        : new RoutineCheck(policy.coverAfterDays())
            .in(AbsenceCase.of(facts, daysBefore, calendar, now));
  }

  /** Who is back has the reply switched off, whatever it says. */
  private List<Finding> aboutReply(AbsenceCase absenceCase, AutomaticReply reply) {
    Optional<Finding> leftOn = LeftOnCheck.in(absenceCase, reply);
    return leftOn
        .map(List::of)
        .orElseGet(() -> new ReplyQuality(policy.agreementReplacesReply()).in(absenceCase, reply));
  }
}
