package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Decides who is told when of what was found beside unanswered mail: absences, unattended inboxes
 * and signatures (docs/how-it-judges.md 7).
 */
final class NoticePlanner {
  private final LocalTime time;
  private final WorkingCalendar calendar;
  private final NudgeTimes times;

  NoticePlanner(Policy policy) {
    this.time = policy.nudges().notices();
    this.calendar = policy.calendar();
    this.times = new NudgeTimes(calendar);
  }

  /** The nudges about a finding whose time has come; empty on most findings at most moments. */
  Set<NudgeIdentity> due(Finding finding, Responsibilities people, Instant now) {
    Set<NudgeIdentity> due = new LinkedHashSet<>();
    NudgeKind.about(finding)
        .ifPresent(
            kind ->
                plannedFor(kind, finding, now)
                    .filter(at -> times.isDue(at, now))
                    .ifPresent(
                        at ->
                            recipients(finding, people)
                                .forEach(person -> due.add(new NudgeIdentity(kind, person, at)))));
    return due;
  }

  private Optional<Instant> plannedFor(NudgeKind kind, Finding finding, Instant now) {
    if (kind == NudgeKind.ABSENCE) {
      return absenceDay(finding).map(this::at);
    }
    Instant today = at(calendar.dateOf(now));
    Instant holdsFrom = kind == NudgeKind.UNATTENDED ? finding.dueOrSince() : finding.since();
    return holdsFrom.isAfter(today) ? Optional.empty() : Optional.of(today);
  }

  /**
   * The last working day before the absence; of a reply left on, the first morning from then on.
   * Any other flaw of a reply that is on without an absence gives no day: its owner is at work, and
   * it is in the report.
   */
  private Optional<LocalDate> absenceDay(Finding finding) {
    if (!finding.code().equals("left-on")) {
      return finding.detail().get("from") instanceof String from
          ? Optional.of(calendar.previousWorkingDay(LocalDate.parse(from)))
          : Optional.empty();
    }
    LocalDate day = calendar.dateOf(finding.since());
    boolean morning = calendar.isWorkingDay(day) && !finding.since().isAfter(at(day));
    return Optional.of(morning ? day : calendar.nextWorkingDay(day));
  }

  private Instant at(LocalDate day) {
    return times.at(day, time);
  }

  /** The owner or the stewards; of an unattended inbox the manager too. */
  private static Set<MailboxId> recipients(Finding finding, Responsibilities people) {
    Set<MailboxId> recipients = new LinkedHashSet<>(people.responsibleFor(finding.mailbox()));
    boolean unattended =
        finding.rule().equals("unattended") || finding.rule().equals("shared-mailbox");
    if (unattended) {
      people.manager(finding.mailbox()).ifPresent(recipients::add);
    }
    return recipients;
  }
}
