package se.svarsvakt.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Decides who is told when of what was found beside unanswered mail: absences, unattended inboxes
 * and signatures (docs/how-it-judges.md 7).
 */
final class NoticePlanner {
  /**
   * How long a colleague may still be told of a question; its identity keeps it from going twice.
   */
  private static final Duration ASKED_FOR = Duration.ofDays(7);

  private final Policy policy;
  private final LocalTime time;
  private final WorkingCalendar calendar;
  private final NudgeTimes times;

  NoticePlanner(Policy policy) {
    this.policy = policy;
    this.time = policy.nudges().notices();
    this.calendar = policy.calendar();
    this.times = new NudgeTimes(calendar);
  }

  /** The nudges about a finding whose time has come; empty on most findings at most moments. */
  Set<NudgeIdentity> due(Finding finding, Responsibilities people, Instant now) {
    Set<NudgeIdentity> due = new LinkedHashSet<>();
    NudgeKind.about(finding, policy)
        .ifPresent(
            kind ->
                plannedFor(finding, now)
                    .filter(at -> isDue(finding, at, now))
                    .ifPresent(
                        at ->
                            recipients(kind, finding, people)
                                .forEach(person -> due.add(new NudgeIdentity(kind, person, at)))));
    return due;
  }

  /** The nudge about an agreement to whoever is to know of it now; mostly empty. */
  Optional<NudgeIdentity> due(CoverAgreement agreement, Instant now) {
    return agreement
        .consent()
        .map(said -> times.atWork(said.since()))
        .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(ASKED_FOR)))
        .flatMap(
            at -> agreement.toTell().map(person -> new NudgeIdentity(NudgeKind.COVER, person, at)));
  }

  /** What came up late the manager is told of later; its identity keeps it from going twice. */
  private boolean isDue(Finding finding, Instant at, Instant now) {
    return finding.issue().isForManager() ? !at.isAfter(now) : times.isDue(at, now);
  }

  private Optional<Instant> plannedFor(Finding finding, Instant now) {
    return switch (finding.issue()) {
      case AbsenceIssue.NoRoutine _, AttentionIssue.StewardsAway _ ->
          Optional.of(morningOrLater(finding.since()));
      case AbsenceIssue.LeftOn _ -> Optional.of(at(firstMorning(finding.since())));
      case AbsenceIssue issue -> issue.absence().map(this::dayBefore).map(this::at);
      case AttentionIssue _ -> today(finding.dueOrSince(), now);
      case ReplyIssue _, SignatureIssue _ -> today(finding.since(), now);
    };
  }

  /** Today's time for telling; empty where the finding came later. */
  private Optional<Instant> today(Instant holdsFrom, Instant now) {
    return Optional.of(at(calendar.dateOf(now))).filter(today -> !holdsFrom.isAfter(today));
  }

  /**
   * The last working day before the absence. A flaw of a reply that is on without an absence has no
   * such day: its owner is at work, and it is in the report.
   */
  private LocalDate dayBefore(AbsenceIssue.Days absence) {
    return calendar.previousWorkingDay(absence.from());
  }

  /** The day's time for telling; what came up later in the day, when it did. */
  private Instant morningOrLater(Instant since) {
    Instant morning = at(calendar.dateOf(since));
    return since.isAfter(morning) ? times.atWork(since) : morning;
  }

  private LocalDate firstMorning(Instant since) {
    LocalDate day = calendar.dateOf(since);
    boolean morning = calendar.isWorkingDay(day) && !since.isAfter(at(day));
    return morning ? day : calendar.nextWorkingDay(day);
  }

  private Instant at(LocalDate day) {
    return times.at(day, time);
  }

  /** The owner or the stewards; of an unattended inbox the manager too; or the manager alone. */
  private static Set<MailboxId> recipients(
      NudgeKind kind, Finding finding, Responsibilities people) {
    if (finding.issue().isForManager()) {
      return people.managersToTell(finding.mailbox());
    }
    Set<MailboxId> recipients = new LinkedHashSet<>(people.responsibleFor(finding.mailbox()));
    if (kind == NudgeKind.UNATTENDED) {
      people.manager(finding.mailbox()).ifPresent(recipients::add);
    }
    return recipients;
  }
}
