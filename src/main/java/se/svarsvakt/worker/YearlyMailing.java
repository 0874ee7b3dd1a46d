package se.svarsvakt.worker;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.nudge.NudgeService.NudgeRun;
import se.svarsvakt.nudge.NudgeTimes;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.Years;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Sends managers their unit's year with what is to be done once a year: in January, from the first
 * working day of the week of its first Monday on, once. Whoever is away gets it when they are back,
 * and who wants no weekly mail gets none of this either.
 *
 * @param subscriptions who wants none
 * @param outOfOffice who is away
 * @param sender takes it there; empty where there is no way
 * @param letters writes it
 */
public record YearlyMailing(
    Years years,
    Policy policy,
    Subscriptions subscriptions,
    OutOfOffice outOfOffice,
    Optional<NudgeSender> sender,
    WeeklyLetters letters) {
  /** Exchange sends 30 mails a minute; the others go in the next passes. */
  private static final int MOST_AT_ONCE = 100;

  /** Tells what is due in a pass; a report on each that was told or would be. */
  List<NudgeReport> run(NudgeRun run) {
    WorkingCalendar calendar = policy.calendar();
    LocalDate today = calendar.dateOf(run.now());
    boolean due =
        sender.isPresent()
            && today.getMonth() == Month.JANUARY
            && calendar.isWorkingTime(run.now())
            && !plannedFor(today.getYear()).isAfter(run.now());
    return due
        ? years
            .of(today.getYear() - 1, run.now())
            .map(year -> tell(year, run, plannedFor(today.getYear()), sender.get()))
            .orElse(List.of())
        : List.of();
  }

  private Instant plannedFor(int year) {
    WorkingCalendar calendar = policy.calendar();
    LocalDate monday =
        LocalDate.of(year, Month.JANUARY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    LocalDate day = calendar.isWorkingDay(monday) ? monday : calendar.nextWorkingDay(monday);
    return new NudgeTimes(calendar).at(day, policy.summary().sentAt());
  }

  private List<NudgeReport> tell(
      YearSummary year, NudgeRun run, Instant plannedFor, NudgeSender way) {
    Map<MailboxId, UnitYear> units = new HashMap<>();
    years.tell(year, Set.of(), unit -> units.put(unit.manager(), unit));
    List<PlannedNudge> all =
        units.keySet().stream()
            .filter(manager -> run.people().directory().isEnabled(manager))
            .sorted()
            .map(manager -> planned(manager, year, plannedFor))
            .toList();
    List<NudgeReport> reports = new ArrayList<>();
    for (PlannedNudge nudge : wanted(way.unfinished(all), run)) {
      UnitYear unit = Objects.requireNonNull(units.get(nudge.recipient()));
      reports.addAll(
          run.mode() == Mode.SHOW
              ? way.channels().stream()
                  .map(channel -> new NudgeReport(nudge, channel, Optional.empty()))
                  .toList()
              : way.send(
                  nudge, run.now(), chain -> letters.write(year, unit, nudge, chain, run.now())));
    }
    return reports;
  }

  private static PlannedNudge planned(MailboxId manager, YearSummary year, Instant at) {
    NudgeItem item = new NudgeItem(manager, Integer.toString(year.year()));
    return new PlannedNudge(NudgeKind.WEEKLY_SUMMARY, manager, at, List.of(item));
  }

  private List<PlannedNudge> wanted(List<PlannedNudge> open, NudgeRun run) {
    if (open.isEmpty()) {
      return open;
    }
    Map<MailboxId, Subscription> wishes = subscriptions.all();
    LocalDate today = policy.calendar().dateOf(run.now());
    List<PlannedNudge> asked =
        open.stream()
            .filter(
                nudge ->
                    Optional.ofNullable(wishes.get(nudge.recipient()))
                        .flatMap(wish -> wish.obstacle(today))
                        .isEmpty())
            .limit(MOST_AT_ONCE)
            .toList();
    List<Account> accounts =
        asked.stream()
            .flatMap(nudge -> run.people().directory().account(nudge.recipient()).stream())
            .toList();
    Set<MailboxId> away =
        accounts.isEmpty()
            ? Set.of()
            : outOfOffice.at(accounts, run.now()).stream()
                .map(Account::id)
                .collect(Collectors.toSet());
    return asked.stream().filter(nudge -> !away.contains(nudge.recipient())).toList();
  }
}
