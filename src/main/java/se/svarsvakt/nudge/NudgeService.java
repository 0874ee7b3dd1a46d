package se.svarsvakt.nudge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.sync.Parallel;
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
  private final int atOnce;

  /** Under a policy, telling one person after another. */
  public NudgeService(
      Policy policy,
      OutOfOffice outOfOffice,
      Snoozes.Source snoozed,
      Outbox outbox,
      NudgeSender nudgeSender) {
    this(policy, outOfOffice, snoozed, outbox, nudgeSender, 1);
  }

  /**
   * Under a policy.
   *
   * @param outOfOffice who is away
   * @param snoozed who wants to be reminded later
   * @param atOnce how many people are told at a time; how fast nudges may go is the channels'
   *     affair
   */
  public NudgeService(
      Policy policy,
      OutOfOffice outOfOffice,
      Snoozes.Source snoozed,
      Outbox outbox,
      NudgeSender nudgeSender,
      int atOnce) {
    this.atOnce = atOnce;
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

  /** The times of day at which nudges come due. */
  public NudgeTimetable timetable() {
    return new NudgeTimetable(policy);
  }

  /**
   * Begins to plan: what is found in mailboxes is handed to the plan while they are judged.
   *
   * @param now the moment of planning
   * @param people who answers for what
   * @param agreements the cover agreements that are not over
   */
  public NudgePlan plan(Instant now, Responsibilities people, List<CoverAgreement> agreements) {
    return new NudgePlan(
        planner.at(people, snoozed.on(policy.calendar().dateOf(now)), now),
        agreements,
        new ShownItems(nudgeSender.shown(), nudgeSender.keepsTrue()));
  }

  /**
   * Tells what is due of what was found.
   *
   * @param openItems what was found at that moment, in mailboxes that could be read
   * @param check judges a nudge's mail once more right before it goes
   * @return a report on each nudge that is due and was not told before
   */
  public List<NudgeReport> run(NudgeRun run, OpenItems openItems, NudgeSender.PreSendCheck check) {
    NudgePlan plan = plan(run.now(), run.people(), List.copyOf(openItems.agreements()));
    plan.add(openItems);
    return run(run, plan, check);
  }

  /**
   * Tells what is due by a plan, several people at a time; each person's nudges one after another,
   * and no kind before those that go before it.
   *
   * @param check judges a nudge's mail once more right before it goes
   * @return a report on each nudge that is due and was not told before
   */
  public List<NudgeReport> run(NudgeRun run, NudgePlan plan, NudgeSender.PreSendCheck check) {
    nudgeSender.begin();
    Escalations escalations = new Escalations(run.people(), outbox, plan);
    List<NudgeCandidate> candidates = candidates(run, plan, escalations);
    NudgeRound round =
        new NudgeRound(
            run, escalations, new ConcurrentHashMap<>(sentToday(candidates, run.now())), check);
    List<NudgeReport> reports = new ArrayList<>();
    for (List<NudgeCandidate> group : escalations.inTurn(candidates)) {
      reports.addAll(round.tell(group));
    }
    if (run.mode() == Mode.SEND) {
      round
          .stoodIn
          .settled()
          .forEach(each -> nudgeSender.settle(each, "out of office: a stand-in was told"));
    }
    return reports;
  }

  /** The nudges of one run on their way. */
  private final class NudgeRound {
    private final NudgeRun run;
    private final Escalations escalations;
    private final Map<MailboxId, Integer> today;
    private final NudgeSender.PreSendCheck check;
    private final StoodIn stoodIn = new StoodIn();

    private NudgeRound(
        NudgeRun run,
        Escalations escalations,
        Map<MailboxId, Integer> today,
        NudgeSender.PreSendCheck check) {
      this.run = run;
      this.escalations = escalations;
      this.today = today;
      this.check = check;
    }

    /** The reports come in the order of the nudges, whichever went first. */
    private List<NudgeReport> tell(List<NudgeCandidate> group) {
      if (run.mode() == Mode.SHOW || atOnce == 1) {
        return group.stream().flatMap(each -> tell(each).stream()).toList();
      }
      Map<NudgeCandidate, List<NudgeReport>> told =
          Collections.synchronizedMap(new IdentityHashMap<>());
      Parallel.forEach(
          group.stream()
              .collect(groupingBy(each -> each.nudge().recipient(), LinkedHashMap::new, toList()))
              .values(),
          atOnce,
          own -> own.forEach(each -> told.put(each, tell(each))));
      return group.stream().flatMap(each -> told.getOrDefault(each, List.of()).stream()).toList();
    }

    private List<NudgeReport> tell(NudgeCandidate each) {
      NudgeCandidate candidate = escalations.withoutUntold(each);
      MailboxId person = candidate.nudge().recipient();
      boolean counts = candidate.nudge().kind().countsTowardsTheDay();
      if (each.obstacle() == null && candidate.obstacle() != null) {
        return List.of(skipped(candidate.nudge(), Escalations.NOT_REACHED));
      }
      if (candidate.obstacle() != null) {
        return List.of(hindered(candidate, candidate.obstacle(), run));
      }
      if (!policy.calendar().isWorkingTime(run.current().get())) {
        return later(candidate, "working hours have ended");
      }
      if (counts && today.getOrDefault(person, 0) >= policy.nudges().maxPerPersonAndDay()) {
        return later(candidate, "the number of nudges a person gets a day is reached");
      }
      List<NudgeReport> sent = send(candidate, run, check);
      stoodIn.note(candidate, sent);
      boolean went = sent.stream().anyMatch(NudgeService::went);
      today.merge(person, went && counts ? 1 : 0, Integer::sum);
      if (went) {
        escalations.told(candidate);
      }
      return sent;
    }

    private List<NudgeReport> later(NudgeCandidate candidate, String reason) {
      stoodIn.note(candidate, StoodIn.Outcome.LATER);
      return List.of(skipped(candidate.nudge(), reason));
    }
  }

  /**
   * Brings what was delivered lately up to date.
   *
   * @param plan was given what was found in every mailbox in scope
   */
  public void keepTrue(NudgeRun run, NudgePlan plan) {
    if (run.mode() == Mode.SEND) {
      nudgeSender.keepTrue(plan.standing(), run.now());
    }
  }

  private List<NudgeCandidate> candidates(NudgeRun run, NudgePlan plan, Escalations escalations) {
    Instant now = run.now();
    List<NudgeCandidate> planned = notTooSoon(plan.due()).stream().map(NudgeCandidate::of).toList();
    StandIns standIns = new StandIns(outOfOffice, run.people(), now);
    List<NudgeCandidate> fresh =
        LastCalls.takePlace(
            standIns.withoutMissed(
                notFinishedBefore(asToldToday(planned, now)), each -> planner.isLate(each, now)));
    List<NudgeCandidate> redirected =
        LastCalls.requestsFirst(NudgeCandidate.merged(asToldToday(standIns.redirect(fresh), now)));
    List<NudgeCandidate> wanted =
        LastCalls.notToldOtherwise(
            redirected.stream().map(escalations::withoutForged).toList(), midnight(now), outbox);
    return notFinishedBefore(unseen(wanted, now)).stream()
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

  /** Last calls about what whoever gets them has not seen since the morning, as far as known. */
  private List<NudgeCandidate> unseen(List<NudgeCandidate> candidates, Instant now) {
    return policy.nudges().lastCall() == LastCall.IF_UNSEEN
        ? LastCalls.unseen(candidates, people -> outbox.seenBy(people, lastMorning(now), now))
        : candidates;
  }

  /** The day before counts too: of acknowledged mail people are told then. */
  private Instant lastMorning(Instant now) {
    WorkingCalendar calendar = policy.calendar();
    return calendar.opensAt(calendar.previousWorkingDay(calendar.dateOf(now)));
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
    Set<PlannedNudge> finished =
        outbox.finished(candidates.stream().map(NudgeCandidate::nudge).toList());
    return candidates.stream().filter(each -> !finished.contains(each.nudge())).toList();
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
