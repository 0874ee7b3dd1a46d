package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/**
 * Finds automatic replies that are on, or set for a planned absence, and do not reach external
 * senders or do not tell them enough.
 *
 * @param agreementReplacesReply whether a cover agreement makes it needless to reach them
 */
record ReplyQuality(boolean agreementReplacesReply) {
  List<Finding> in(AbsenceCase absenceCase, AutomaticReply reply) {
    var absence = absenceOf(absenceCase, reply);
    if (!reply.isOn(absenceCase.now()) && absence.isEmpty()) {
      return List.of();
    }
    var about = new JudgedReply(absenceCase, reply, absence.orElse(null));
    var findings = new ArrayList<Finding>();
    if (!reply.audience().reachesAll() && !isNeedless(absenceCase, absence)) {
      var contacts = reply.audience() == AutomaticReply.Audience.CONTACTS;
      findings.add(about.finding(new AbsenceIssue.LimitedAudience(about.days(), contacts)));
    }
    if (reply.audience().reachesOutside() && !reply.missing().isEmpty()) {
      findings.add(about.finding(new AbsenceIssue.IncompleteText(about.days(), reply.missing())));
    }
    return findings;
  }

  private static Optional<ViewedAbsence> absenceOf(AbsenceCase absenceCase, AutomaticReply reply) {
    return absenceCase.inView().stream()
        .filter(viewed -> reply.overlaps(viewed.absence().period()))
        .findFirst();
  }

  private boolean isNeedless(AbsenceCase absenceCase, Optional<ViewedAbsence> absence) {
    return agreementReplacesReply
        && absence
            .filter(viewed -> viewed.isAgreed(absenceCase.facts().covers(), absenceCase.now()))
            .isPresent();
  }

  private record JudgedReply(
      AbsenceCase absenceCase, AutomaticReply reply, @Nullable ViewedAbsence absence) {
    Optional<AbsenceIssue.Days> days() {
      return Optional.ofNullable(absence).map(ViewedAbsence::days);
    }

    Finding finding(AbsenceIssue issue) {
      var mailbox = absenceCase.facts().mailbox();
      var now = absenceCase.now();
      return absence == null || (reply.isOn(now) && !absence.hasBegun(now))
          ? new Finding(mailbox, issue, Severity.BREACH, since(), null, null)
          : absence.finding(issue, mailbox, now);
    }

    /** An unscheduled reply does not tell since when it is on: then it counts from this morning. */
    private Instant since() {
      return reply.begun().orElse(absenceCase.startOfDay());
    }
  }
}
