package se.svarsvakt.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Tells people what is due to be told: leaves out what was told before, finds a stand-in for those
 * who are away, and keeps to the number of nudges a person may get a day.
 */
public final class NudgeService {
  /** Half a day less than a week, so that the same time of day next week is not too soon. */
  private static final Duration A_WEEK = Duration.ofDays(7).minusHours(12);

  private final NudgePlanner planner;
  private final Policy policy;
  private final OutOfOffice outOfOffice;
  private final Outbox outbox;
  private final NudgeSender nudgeSender;
  private final Snoozes.Source snoozed;

  /**
   * Under a policy.
   *
   * @param outOfOffice who is away
   * @param snoozed who wants to be reminded later
   */
  public NudgeService(
      Policy policy,
      OutOfOffice outOfOffice,
      Snoozes.Source snoozed,
      Outbox outbox,
      NudgeSender nudgeSender) {
    this.planner = new NudgePlanner(policy);
    this.policy = policy;
    this.outOfOffice = outOfOffice;
    this.snoozed = snoozed;
    this.outbox = outbox;
    this.nudgeSender = nudgeSender;
  }

  /** Whether nudges go out. */
  public enum Mode {
    /** Send what is due, and record it. */
    SEND,
    /** Show what would be sent; send and record nothing. */
    SHOW
  }

  /**
   * When, among whom and how nudges are told.
   *
   * @param now the moment of planning
   * @param current the moment that the pass has come to
   * @param people who answers for what
   * @param languages what they read
   * @param mode whether nudges go out
   */
  public record NudgeRun(
      Instant now,
      Supplier<Instant> current,
      Responsibilities people,
      Languages languages,
      Mode mode) {}

  /**
   * Tells what is due.
   *
   * @param openItems what was found at that moment, in mailboxes that could be read
   * @param check judges a nudge's mail once more right before it goes
   * @return a report on each nudge that is due and was not told before
   */
  public List<NudgeReport> run(NudgeRun run, OpenItems openItems, NudgeSender.PreSendCheck check) {
    List<NudgeReport> reports = new ArrayList<>();
    Escalations escalations = new Escalations(run.people(), outbox, openItems);
    List<NudgeCandidate> candidates =
        escalations.lastToOthers(candidates(run, openItems, escalations));
    Map<MailboxId, Integer> today = sentToday(candidates, run.now());
    StoodIn stoodIn = new StoodIn();
    for (NudgeCandidate each : candidates) {
      NudgeCandidate candidate = escalations.withoutUntold(each);
      MailboxId person = candidate.nudge().recipient();
      boolean counts = candidate.nudge().kind().countsTowardsTheDay();
      boolean enough =
          counts && today.getOrDefault(person, 0) >= policy.nudges().maxPerPersonAndDay();
      if (each.obstacle() == null && candidate.obstacle() != null) {
        reports.add(skipped(candidate.nudge(), Escalations.NOT_REACHED));
      } else if (candidate.obstacle() != null) {
        reports.add(hindered(candidate, candidate.obstacle(), run));
      } else if (!policy.calendar().isWorkingTime(run.current().get())) {
        reports.add(skipped(candidate.nudge(), "working hours have ended"));
        stoodIn.note(candidate, StoodIn.Outcome.LATER);
      } else if (enough) {
        reports.add(
            skipped(candidate.nudge(), "the number of nudges a person gets a day is reached"));
        stoodIn.note(candidate, StoodIn.Outcome.LATER);
      } else {
        List<NudgeReport> sent = send(candidate, run, check);
        reports.addAll(sent);
        stoodIn.note(candidate, sent);
        boolean went = sent.stream().anyMatch(NudgeService::went);
        today.merge(person, went && counts ? 1 : 0, Integer::sum);
        if (went) {
          escalations.told(candidate);
        }
      }
    }
    if (run.mode() == Mode.SEND) {
      stoodIn
          .settled()
          .forEach(each -> nudgeSender.settle(each, "out of office: a stand-in was told"));
    }
    return reports;
  }

  /**
   * Brings what was delivered lately up to date.
   *
   * @param openItems what was found in every mailbox in scope
   */
  public void keepTrue(NudgeRun run, OpenItems openItems) {
    if (run.mode() == Mode.SEND) {
      nudgeSender.keepTrue(openItems, run.now());
    }
  }

  private List<NudgeCandidate> candidates(
      NudgeRun run, OpenItems openItems, Escalations escalations) {
    Instant now = run.now();
    List<NudgeCandidate> planned =
        notTooSoon(planner.due(openItems, run.people(), snoozes(run), now)).stream()
            .map(NudgeCandidate::of)
            .toList();
    StandIns standIns = new StandIns(outOfOffice, run.people(), now);
    List<NudgeCandidate> fresh =
        LastCalls.takePlace(
            standIns.withoutMissed(
                notFinishedBefore(asToldToday(planned, now)), each -> planner.isLate(each, now)));
    List<NudgeCandidate> redirected =
        LastCalls.requestsFirst(NudgeCandidate.merged(asToldToday(standIns.redirect(fresh), now)));
    List<NudgeCandidate> wanted =
        LastCalls.notToldOtherwise(
                redirected.stream().map(escalations::withoutForged).toList(), midnight(now), outbox)
            .stream()
            .map(candidate -> unseen(candidate, now))
            .toList();
    return notFinishedBefore(wanted).stream()
        .map(candidate -> reachable(candidate, run.people()))
        .toList();
  }

  private Instant midnight(Instant now) {
    return policy.calendar().at(policy.calendar().dateOf(now), LocalTime.MIDNIGHT);
  }

  /**
   * What a person gets once a day keeps the time of the one that went today, so that it is the same
   * nudge although the policy's time has changed since.
   */
  private List<NudgeCandidate> asToldToday(List<NudgeCandidate> candidates, Instant now) {
    Instant today = midnight(now);
    Map<NudgeKind, Map<MailboxId, Instant>> told = new EnumMap<>(NudgeKind.class);
    Set<NudgeIdentity> own = ownTimes(candidates);
    return candidates.stream()
        .map(
            candidate -> {
              PlannedNudge nudge = candidate.nudge();
              Instant at =
                  nudge.kind().isDaily() && !nudge.plannedFor().isBefore(today)
                      ? told.computeIfAbsent(nudge.kind(), kind -> outbox.lastSent(kind, today))
                          .get(nudge.recipient())
                      : null;
              return at == null
                      || at.isAfter(now)
                      || at.equals(nudge.plannedFor())
                      || own.contains(nudge.identity())
                  ? candidate
                  : candidate.at(at);
            })
        .toList();
  }

  /**
   * The absences that came up in the course of the day, or were told at their own time although
   * another came later.
   */
  private Set<NudgeIdentity> ownTimes(List<NudgeCandidate> candidates) {
    List<NudgeIdentity> absences =
        candidates.stream()
            .map(candidate -> candidate.nudge().identity())
            .filter(nudge -> nudge.kind() == NudgeKind.ABSENCE)
            .toList();
    Set<NudgeIdentity> own = new HashSet<>(absences);
    own.removeIf(this::isOfMorning);
    own.addAll(outbox.finishedAbout(absences.stream().filter(this::isOfMorning).toList()).keySet());
    return own;
  }

  private boolean isOfMorning(NudgeIdentity nudge) {
    return new NudgeTimes(policy.calendar())
        .at(policy.calendar().dateOf(nudge.plannedFor()), policy.nudges().notices())
        .equals(nudge.plannedFor());
  }

  /** A last call about what whoever gets it has not seen since the morning, as far as known. */
  private NudgeCandidate unseen(NudgeCandidate candidate, Instant now) {
    return candidate.nudge().kind() == NudgeKind.LAST_CALL
            && candidate.obstacle() == null
            && policy.nudges().lastCall() == LastCall.IF_UNSEEN
        ? LastCalls.unseen(candidate, outbox.seen(candidate.nudge(), lastMorning(now), now))
        : candidate;
  }

  /** The day before counts too: of acknowledged mail people are told then. */
  private Instant lastMorning(Instant now) {
    WorkingCalendar calendar = policy.calendar();
    return calendar.opensAt(calendar.previousWorkingDay(calendar.dateOf(now)));
  }

  private Snoozes snoozes(NudgeRun run) {
    return snoozed.on(policy.calendar().dateOf(run.now()));
  }

  /** Leaves out what a person was told of less than a week ago and is told of once a week. */
  private List<PlannedNudge> notTooSoon(List<PlannedNudge> planned) {
    List<PlannedNudge> weekly =
        planned.stream().filter(nudge -> nudge.kind() == NudgeKind.SIGNATURE).toList();
    if (weekly.isEmpty()) {
      return planned;
    }
    Instant since = weekly.getFirst().plannedFor().minus(A_WEEK);
    Map<MailboxId, Instant> last = outbox.lastSent(NudgeKind.SIGNATURE, since);
    return planned.stream()
        .filter(nudge -> nudge.kind() != NudgeKind.SIGNATURE || isNew(nudge, last))
        .toList();
  }

  private static boolean isNew(PlannedNudge nudge, Map<MailboxId, Instant> last) {
    Instant told = last.get(nudge.recipient());
    return told == null || told.equals(nudge.plannedFor());
  }

  /**
   * Leaves out what was told before. Where something has joined since, the nudge goes once more
   * about all that is still open, and takes the place of the first.
   */
  private List<NudgeCandidate> notFinishedBefore(List<NudgeCandidate> candidates) {
    Map<NudgeIdentity, Set<NudgeItem>> finished =
        outbox.finishedAbout(candidates.stream().map(c -> c.nudge().identity()).toList());
    return candidates.stream()
        .filter(
            candidate ->
                !finished
                    .getOrDefault(candidate.nudge().identity(), Set.of())
                    .containsAll(candidate.nudge().items()))
        .toList();
  }

  private static NudgeCandidate reachable(NudgeCandidate candidate, Responsibilities people) {
    MailboxId person = candidate.nudge().recipient();
    if (candidate.obstacle() != null) {
      return candidate;
    }
    if (people.isShared(person)) {
      return candidate.hindered(
          "no steward is known for this shared mailbox: set svarsvakt.shared-mailboxes");
    }
    if (!people.isKnown(person)) {
      return candidate.hindered(
          "the directory has no account with this id: set another manager in Entra");
    }
    return people.isEnabled(person) ? candidate : candidate.hindered("the account is disabled");
  }

  private NudgeReport hindered(NudgeCandidate candidate, String obstacle, NudgeRun run) {
    if (run.mode() == Mode.SEND && !obstacle.equals(StandIns.TOLD_WHEN_BACK)) {
      nudgeSender.settle(candidate.nudge(), obstacle);
    }
    return skipped(candidate.nudge(), obstacle);
  }

  private List<NudgeReport> send(
      NudgeCandidate candidate, NudgeRun run, NudgeSender.PreSendCheck check) {
    if (run.mode() == Mode.SHOW) {
      return nudgeSender.channels().stream()
          .map(channel -> new NudgeReport(candidate.nudge(), channel, Optional.empty()))
          .toList();
    }
    return nudgeSender.send(candidate.nudge(), run, check);
  }

  private static boolean went(NudgeReport report) {
    return report.isSent() || report.delivery().isEmpty();
  }

  private Map<MailboxId, Integer> sentToday(List<NudgeCandidate> candidates, Instant now) {
    WorkingCalendar calendar = policy.calendar();
    LocalDate today = calendar.dateOf(now);
    Set<MailboxId> people =
        candidates.stream().map(c -> c.nudge().recipient()).collect(Collectors.toSet());
    Instant from = today.atStartOfDay(calendar.zone()).toInstant();
    Instant until = today.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    return people.isEmpty() ? new HashMap<>() : new HashMap<>(outbox.sentTo(people, from, until));
  }

  private NudgeReport skipped(PlannedNudge nudge, String reason) {
    return new NudgeReport(nudge, nudgeSender.channels().getFirst(), new Delivery.Needless(reason));
  }
}
