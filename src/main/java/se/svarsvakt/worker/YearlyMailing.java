package se.svarsvakt.worker;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.nudge.NudgeService.NudgeRun;
import se.svarsvakt.nudge.NudgeTimes;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.OrganisationYear;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.Years;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Sends managers their unit's year with what is to be done once a year, and operators the whole
 * organisation's: in January, from the first working day of the week of its first Monday on, once.
 * Whichever manager is away gets it when they are back, and who wants no weekly mail gets none of
 * this either.
 *
 * @param subscriptions who wants none
 * @param outOfOffice who is away
 * @param ways takes it there
 * @param letters writes it
 */
public record YearlyMailing(
    Years years,
    Policy policy,
    Subscriptions subscriptions,
    OutOfOffice outOfOffice,
    YearlyWays ways,
    WeeklyLetters letters) {
  /** Exchange sends 30 mails a minute; the others go in the next passes. */
  static final int MOST_AT_ONCE = 100;

  /** One person has one letter of a kind and a time: each of these has a time of its own. */
  private static final Duration BEHIND_THE_WEEK = Duration.ofSeconds(1);

  private static final Duration BEHIND_THE_UNIT = Duration.ofSeconds(2);

  /** What the operators' year is recorded under; it is about no mailbox. */
  private static final MailboxId ORGANISATION = new MailboxId("organisation");

  /**
   * The ways that it takes.
   *
   * @param managers to them; empty where there is none
   * @param operators who runs the program
   * @param toOperators to them; empty where there is none
   */
  public record YearlyWays(
      Optional<NudgeSender> managers, Operators operators, Optional<NudgeSender> toOperators) {}

  /** Tells what is due in a pass; a report on each that was told or would be. */
  List<NudgeReport> run(NudgeRun run) {
    WorkingCalendar calendar = policy.calendar();
    LocalDate today = calendar.dateOf(run.now());
    boolean due =
        today.getMonth() == Month.JANUARY
            && calendar.isWorkingTime(run.now())
            && !plannedFor(today.getYear()).isAfter(run.now());
    if (!due) {
      return List.of();
    }
    Instant at = plannedFor(today.getYear());
    List<NudgeReport> reports = new ArrayList<>();
    ways.managers().ifPresent(way -> reports.addAll(managers(today.getYear() - 1, run, at, way)));
    ways.toOperators()
        .ifPresent(way -> reports.addAll(operators(today.getYear() - 1, run, at, way)));
    return reports;
  }

  private Instant plannedFor(int year) {
    WorkingCalendar calendar = policy.calendar();
    LocalDate monday =
        LocalDate.of(year, Month.JANUARY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    LocalDate day = calendar.isWorkingDay(monday) ? monday : calendar.nextWorkingDay(monday);
    return new NudgeTimes(calendar).at(day, policy.summary().sentAt());
  }

  /** Nothing is added up for those who have it, want none or are away. */
  private List<NudgeReport> managers(int year, NudgeRun run, Instant at, NudgeSender way) {
    List<PlannedNudge> all =
        years.managers(year, run.now()).stream()
            .filter(run.people().directory()::isEnabled)
            .sorted()
            .map(manager -> planned(manager, manager, year, at.plus(BEHIND_THE_WEEK)))
            .toList();
    List<PlannedNudge> wanted =
        here(
            wanted(way.unfinished(all), run),
            run.people().directory(),
            accounts -> outOfOffice.at(accounts, run.now()));
    return wanted.isEmpty()
        ? List.of()
        : years.of(year, run.now()).map(known -> tell(known, wanted, run, way)).orElse(List.of());
  }

  private List<NudgeReport> tell(
      YearSummary year, List<PlannedNudge> wanted, NudgeRun run, NudgeSender way) {
    Map<MailboxId, UnitYear> units = new HashMap<>();
    years.tell(
        year,
        wanted.stream().map(PlannedNudge::recipient).toList(),
        unit -> units.put(unit.manager(), unit));
    return wanted.stream()
        .filter(nudge -> units.containsKey(nudge.recipient()))
        .flatMap(
            nudge -> {
              UnitYear unit = Objects.requireNonNull(units.get(nudge.recipient()));
              return told(
                  nudge, run, way, chain -> letters.write(year, unit, nudge, chain, run.now()));
            })
        .toList();
  }

  private static Stream<NudgeReport> told(
      PlannedNudge nudge, NudgeRun run, NudgeSender way, LongFunction<NudgeMessage> letter) {
    return run.mode() == Mode.SHOW
        ? way.channels().stream().map(channel -> new NudgeReport(nudge, channel, Optional.empty()))
        : way.send(nudge, run.now(), letter).stream();
  }

  private List<NudgeReport> operators(int year, NudgeRun run, Instant at, NudgeSender way) {
    List<PlannedNudge> open =
        way.unfinished(
            ways.operators().in(run.people().directory()).keySet().stream()
                .map(operator -> planned(operator, ORGANISATION, year, at.plus(BEHIND_THE_UNIT)))
                .toList());
    return open.isEmpty()
        ? List.of()
        : years
            .of(year, run.now())
            .map(known -> tellOperators(known, open, run, way))
            .orElse(List.of());
  }

  private List<NudgeReport> tellOperators(
      YearSummary year, List<PlannedNudge> open, NudgeRun run, NudgeSender way) {
    OrganisationYear whole = years.whole(year);
    return open.stream()
        .flatMap(
            nudge ->
                told(nudge, run, way, chain -> letters.write(year, whole, nudge, chain, run.now())))
        .toList();
  }

  private static PlannedNudge planned(MailboxId recipient, MailboxId about, int year, Instant at) {
    NudgeItem item = new NudgeItem(about, Integer.toString(year));
    return new PlannedNudge(NudgeKind.WEEKLY_SUMMARY, recipient, at, List.of(item));
  }

  private List<PlannedNudge> wanted(List<PlannedNudge> open, NudgeRun run) {
    if (open.isEmpty()) {
      return open;
    }
    Map<MailboxId, Subscription> wishes = subscriptions.all();
    LocalDate today = policy.calendar().dateOf(run.now());
    return open.stream()
        .filter(
            nudge ->
                Optional.ofNullable(wishes.get(nudge.recipient()))
                    .flatMap(wish -> wish.obstacle(today))
                    .isEmpty())
        .toList();
  }

  /**
   * The first of these whose recipients are here: those who are away keep nobody from theirs.
   *
   * @param away tells who of some accounts is away; it is asked no more than is needed
   */
  static List<PlannedNudge> here(
      List<PlannedNudge> asked,
      DirectorySnapshot directory,
      UnaryOperator<Collection<Account>> away) {
    List<PlannedNudge> here = new ArrayList<>();
    for (int from = 0; from < asked.size() && here.size() < MOST_AT_ONCE; from += MOST_AT_ONCE) {
      List<PlannedNudge> some = asked.subList(from, Math.min(from + MOST_AT_ONCE, asked.size()));
      Set<MailboxId> gone =
          away
              .apply(
                  some.stream()
                      .flatMap(nudge -> directory.account(nudge.recipient()).stream())
                      .toList())
              .stream()
              .map(Account::id)
              .collect(Collectors.toSet());
      some.stream().filter(nudge -> !gone.contains(nudge.recipient())).forEach(here::add);
    }
    return here.subList(0, Math.min(here.size(), MOST_AT_ONCE));
  }
}
