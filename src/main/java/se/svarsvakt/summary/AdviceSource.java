package se.svarsvakt.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.FunctionMailboxPolicy;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What advice about a week rests on, beside its figures.
 *
 * @param week the week
 * @param chart who looked after what at its end
 * @param seen the findings that touch it, by mailbox
 * @param away when those were out of office who look after mailboxes that were not opened
 * @param calendar the working time
 * @param functions when a function mailbox is advised
 */
record AdviceSource(
    CalendarWeek week,
    OrganisationChart chart,
    Map<MailboxId, List<FindingSpan>> seen,
    Map<MailboxId, List<Period>> away,
    WorkingCalendar calendar,
    FunctionMailboxPolicy functions) {
  /** Of an organisation that said nothing of function mailboxes. */
  AdviceSource(
      CalendarWeek week,
      OrganisationChart chart,
      Map<MailboxId, List<FindingSpan>> seen,
      Map<MailboxId, List<Period>> away,
      WorkingCalendar calendar) {
    this(week, chart, seen, away, calendar, FunctionMailboxPolicy.ORDINARY);
  }

  static AdviceSource of(
      CalendarWeek week,
      OrganisationChart chart,
      Map<MailboxId, List<FindingSpan>> seen,
      Casework casework,
      Policy policy) {
    WorkingCalendar calendar = policy.calendar();
    Set<MailboxId> asked =
        seen.values().stream()
            .flatMap(List::stream)
            .map(FindingSpan::finding)
            .filter(finding -> finding.kind().equals(Advice.NOT_OPENED))
            .flatMap(finding -> chart.stewards().getOrDefault(finding.mailbox(), Set.of()).stream())
            .collect(Collectors.toSet());
    Instant over = week.in(calendar.zone()).until();
    return new AdviceSource(
        week,
        chart,
        seen,
        asked.isEmpty() ? Map.of() : casework.outOfOffice(asked, over),
        calendar,
        policy.functions());
  }

  SortedSet<MailboxId> stewards(MailboxId mailbox) {
    return new TreeSet<>(chart.stewards().getOrDefault(mailbox, Set.of()));
  }

  /**
   * The working days of the week at whose end a shared mailbox had not been opened. The finding is
   * seen by the first pass after such an end, and goes when somebody opens it.
   */
  SortedSet<LocalDate> unopened(MailboxId mailbox) {
    return seen.getOrDefault(mailbox, List.of()).stream()
        .filter(span -> span.finding().kind().equals(Advice.NOT_OPENED))
        .map(FindingSpan::period)
        .flatMap(
            period ->
                week.monday()
                    .datesUntil(week.monday().plusWeeks(1))
                    .filter(calendar::isWorkingDay)
                    .filter(day -> calendar.closesAt(day).isBefore(period.until()))
                    .filter(
                        day ->
                            calendar.closesAt(calendar.nextWorkingDay(day)).isAfter(period.from())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether somebody was out of office in the middle of one of these days. */
  boolean wasAway(MailboxId person, Collection<LocalDate> days) {
    return days.stream()
        .map(this::middle)
        .anyMatch(
            at -> away.getOrDefault(person, List.of()).stream().anyMatch(out -> out.contains(at)));
  }

  private Instant middle(LocalDate day) {
    Instant opens = calendar.opensAt(day);
    return opens.plus(Duration.between(opens, calendar.closesAt(day)).dividedBy(2));
  }

  /** How many of these mailboxes had one of these findings when the week ended. */
  int open(Collection<MailboxId> mailboxes, Set<ObservedFinding.Kind> kinds) {
    Instant over = week.in(calendar.zone()).until();
    return (int)
        mailboxes.stream()
            .filter(
                mailbox ->
                    seen.getOrDefault(mailbox, List.of()).stream()
                        .filter(span -> kinds.contains(span.finding().kind()))
                        .anyMatch(span -> span.isThereBefore(over)))
            .count();
  }
}
