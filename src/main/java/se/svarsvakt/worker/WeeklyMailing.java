package se.svarsvakt.worker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.nudge.NudgeService.NudgeRun;
import se.svarsvakt.nudge.NudgeTimes;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Sends managers their unit's week, once, on the first working day after it; who could not be told
 * on a day when others were is told on the next one. It is no reminder: it does not count among
 * those that a person gets a day. Whoever is away gets none; who looks after their mailbox by
 * agreement gets it instead, and nobody else, for figures are for managers.
 */
public final class WeeklyMailing {
  private final Summaries summaries;
  private final Policy policy;
  private final Subscriptions subscriptions;
  private final OutOfOffice outOfOffice;
  private final Optional<NudgeSender> sender;
  private final WeeklyLetters letters;

  /**
   * Over weeks that are kept.
   *
   * @param subscriptions who wants none
   * @param outOfOffice who is away
   * @param sender takes it there; empty where there is no way
   * @param letters writes it
   */
  public WeeklyMailing(
      Summaries summaries,
      Policy policy,
      Subscriptions subscriptions,
      OutOfOffice outOfOffice,
      Optional<NudgeSender> sender,
      WeeklyLetters letters) {
    this.summaries = summaries;
    this.policy = policy;
    this.subscriptions = subscriptions;
    this.outOfOffice = outOfOffice;
    this.sender = sender;
    this.letters = letters;
  }

  /** Tells what is due in a pass that has kept the week; a report on each that was not told yet. */
  List<NudgeReport> run(NudgeRun run) {
    CalendarWeek week = summaries.lastWeek(run.now());
    boolean due = policy.calendar().isWorkingTime(run.now()) && summaries.isKnown(week, run.now());
    List<PlannedNudge> open =
        due ? plannedFor(week).map(at -> dueAt(at, week, run.now())).orElse(List.of()) : List.of();
    return open.isEmpty()
        ? List.of()
        : round(week, run.now()).tell(open, recipients(open, run), run.current(), run.mode());
  }

  /**
   * Sends now what was not sent for a week, whoever is away and whatever the hour: somebody asks
   * for it.
   *
   * @param managers whose units are told; empty for all
   */
  public List<NudgeReport> send(CalendarWeek week, Collection<MailboxId> managers, Instant now) {
    List<PlannedNudge> open = unfinished(planned(week, managers));
    Map<MailboxId, MailboxId> themselves =
        open.stream().collect(Collectors.toMap(PlannedNudge::recipient, PlannedNudge::recipient));
    return round(week, now).tell(open, themselves, () -> now, Mode.SEND);
  }

  private WeeklyRound round(CalendarWeek week, Instant now) {
    return new WeeklyRound(
        new WeeklyRound.Parts(summaries, policy, subscriptions, sender, letters), week, now);
  }

  /** What is open on the day that it is planned for; the day after, where that began it. */
  private List<PlannedNudge> dueAt(Instant at, CalendarWeek week, Instant now) {
    WorkingCalendar calendar = policy.calendar();
    LocalDate dayAfter = calendar.nextWorkingDay(calendar.dateOf(at));
    boolean today = new NudgeTimes(calendar).isDue(at, now);
    if (!today && !calendar.dateOf(now).equals(dayAfter)) {
      return List.of();
    }
    List<PlannedNudge> all = planned(week, Set.of());
    List<PlannedNudge> open = unfinished(all);
    return today || open.size() < all.size() ? open : List.of();
  }

  /** When a week is told: on the first working day after it; empty where that week has none. */
  private Optional<Instant> plannedFor(CalendarWeek week) {
    LocalDate monday = week.plus(1).monday();
    WorkingCalendar calendar = policy.calendar();
    return monday
        .datesUntil(monday.plusWeeks(1))
        .filter(calendar::isWorkingDay)
        .findFirst()
        .map(day -> new NudgeTimes(calendar).at(day, policy.summary().sentAt()));
  }

  /** What was neither told nor skipped yet. */
  private List<PlannedNudge> unfinished(List<PlannedNudge> all) {
    return sender.map(way -> way.unfinished(all)).orElse(all);
  }

  private List<PlannedNudge> planned(CalendarWeek week, Collection<MailboxId> managers) {
    Instant at = plannedFor(week).orElse(summaries.span(week).until());
    return summaries.managers(week).stream()
        .filter(manager -> managers.isEmpty() || managers.contains(manager))
        .sorted()
        .map(
            manager ->
                new PlannedNudge(
                    NudgeKind.WEEKLY_SUMMARY,
                    manager,
                    at,
                    List.of(new NudgeItem(manager, week.toString()))))
        .toList();
  }

  /** Who gets each unit's week, by manager; those whom nobody stands in for are missing. */
  private Map<MailboxId, MailboxId> recipients(List<PlannedNudge> open, NudgeRun run) {
    Responsibilities people = run.people();
    Map<MailboxId, MailboxId> recipients = new HashMap<>();
    open.forEach(nudge -> recipients.put(nudge.recipient(), nudge.recipient()));
    Set<MailboxId> away = away(recipients.keySet(), run);
    for (MailboxId manager : Set.copyOf(recipients.keySet())) {
      if (away.contains(manager)) {
        recipients.remove(manager);
        Optional.ofNullable(people.covers().get(manager))
            .filter(cover -> !away.contains(cover) && people.directory().isEnabled(cover))
            .ifPresent(cover -> recipients.put(manager, cover));
      }
    }
    return recipients;
  }

  /** Of the managers, and of those who look after their mailboxes. */
  private Set<MailboxId> away(Set<MailboxId> managers, NudgeRun run) {
    Map<MailboxId, MailboxId> covers = run.people().covers();
    List<Account> accounts =
        managers.stream()
            .flatMap(id -> Stream.concat(Stream.of(id), Stream.ofNullable(covers.get(id))))
            .distinct()
            .flatMap(id -> run.people().directory().account(id).stream())
            .toList();
    return accounts.isEmpty() || sender.isEmpty()
        ? Set.of()
        : outOfOffice.at(accounts, run.now()).stream().map(Account::id).collect(Collectors.toSet());
  }
}
