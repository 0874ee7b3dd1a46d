package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.IncompleteText;
import se.svarsvakt.rule.AbsenceIssue.LimitedAudience;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/**
 * Finds automatic replies that are on, or set for a planned absence, and do not reach external
 * senders or do not tell them enough.
 *
 * @param agreementReplacesReply whether a cover agreement makes it needless to reach them
 */
record ReplyQuality(boolean agreementReplacesReply) {
  List<Finding> in(Situation situation, AutomaticReply reply) {
    var absence = absenceOf(situation, reply);
    if (!reply.isOn(situation.now()) && absence.isEmpty()) {
      return List.of();
    }
    var about = new About(situation, reply, absence.orElse(null));
    var findings = new ArrayList<Finding>();
    if (reply.audience() != AutomaticReply.Audience.ALL && !isNeedless(situation, absence)) {
      var contacts = reply.audience() == AutomaticReply.Audience.CONTACTS;
      findings.add(about.finding(new LimitedAudience(about.days(), contacts)));
    }
    if (reply.audience().reachesOutside() && !reply.lacks().isEmpty()) {
      findings.add(about.finding(new IncompleteText(about.days(), reply.lacks())));
    }
    return findings;
  }

  private static Optional<ViewedAbsence> absenceOf(Situation situation, AutomaticReply reply) {
    return situation.inView().stream()
        .filter(viewed -> reply.overlaps(viewed.absence().span()))
        .findFirst();
  }

  private boolean isNeedless(Situation situation, Optional<ViewedAbsence> absence) {
    return agreementReplacesReply
        && absence
            .filter(viewed -> viewed.isAgreed(situation.facts().covers(), situation.now()))
            .isPresent();
  }

  private record About(Situation situation, AutomaticReply reply, @Nullable ViewedAbsence absence) {
    Optional<Days> days() {
      return Optional.ofNullable(absence).map(ViewedAbsence::days);
    }

    Finding finding(AbsenceIssue issue) {
      var mailbox = situation.facts().mailbox();
      var now = situation.now();
      return absence == null || (reply.isOn(now) && !absence.hasBegun(now))
          ? new Finding(mailbox, issue, Severity.BREACH, since(), null, null)
          : absence.finding(issue, mailbox, now);
    }

    /** An unscheduled reply does not tell since when it is on: then it counts from this morning. */
    private Instant since() {
      return reply.begun().orElse(situation.startOfDay());
    }
  }
}
