package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MissingReplyText;
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
    var about = new About(absenceCase, reply, absence.orElse(null));
    var findings = new ArrayList<Finding>();
    if (!reply.audience().reachesAll() && !isNeedless(absenceCase, absence)) {
      findings.add(about.finding("audience").with("audience", reply.audience().graphName()));
    }
    if (reply.audience().reachesOutside() && !reply.missing().isEmpty()) {
      var missing = reply.missing().stream().sorted().map(MissingReplyText::code).toList();
      findings.add(about.finding("incomplete-text").with("missing", missing));
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

  private record About(
      AbsenceCase absenceCase, AutomaticReply reply, @Nullable ViewedAbsence absence) {
    Finding finding(String code) {
      var mailbox = absenceCase.facts().mailbox();
      var now = absenceCase.now();
      if (absence == null) {
        return breach(code);
      }
      return reply.isOn(now) && !absence.hasBegun(now)
          ? absence.dated(breach(code))
          : absence.finding(code, mailbox, now);
    }

    private Finding breach(String code) {
      var mailbox = absenceCase.facts().mailbox();
      return new Finding("absence", code, mailbox, Severity.BREACH, since(), null, null);
    }

    /** An unscheduled reply does not tell since when it is on: then it counts from this morning. */
    private Instant since() {
      return reply.begun().orElse(absenceCase.startOfDay());
    }
  }
}
