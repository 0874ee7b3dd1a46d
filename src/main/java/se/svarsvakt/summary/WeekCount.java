package se.svarsvakt.summary;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.UnitSummary.Withheld;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * A week counted from the stored facts: one pass over the mail of all units that are asked for, and
 * of each mailbox only its tally stays in memory.
 */
final class WeekCount {
  private static final int DAYS_TO_BE_READ_IN = 2;

  private final Policy policy;
  private final FigureTally.WeekTerms terms;
  private final Map<MailboxId, FigureTally> tallies = new HashMap<>();
  private final Map<MailboxId, List<FindingSpan>> findings;
  private final Map<MailboxId, String> unread;
  private final boolean unwatched;

  private WeekCount(Policy policy, FigureTally.WeekTerms terms, ObservationStore observed) {
    this.policy = policy;
    this.terms = terms;
    this.findings =
        observed.findings(terms.span()).stream()
            .collect(Collectors.groupingBy(span -> span.finding().mailbox()));
    Period lastDays = lastWorkingDays(terms.week(), policy.calendar());
    this.unread = observed.unread(lastDays);
    this.unwatched = observed.isUnwatched(lastDays);
  }

  /** Counts the mail of these units' mailboxes. */
  static WeekCount of(
      CalendarWeek week,
      Collection<Unit> units,
      OrganisationChart chart,
      Casework casework,
      ObservationStore observed,
      Policy policy) {
    WorkingCalendar calendar = policy.calendar();
    WeekCount count = new WeekCount(policy, FigureTally.WeekTerms.of(week, calendar), observed);
    Map<MailboxId, Set<Hash>> own = new HashMap<>();
    units.stream().flatMap(Unit::mailboxes).forEach(id -> own.put(id, chart.addresses(id)));
    int workingDays = policy.reply().respondWithinWorkingDays();
    casework.lookBack(
        own,
        count.terms.span().until(),
        past -> CountedMail.of(past, calendar, workingDays).forEach(count::add));
    return count;
  }

  /** Until the week's end: what is read on its Sunday is as it stood on its Friday evening. */
  private static Period lastWorkingDays(CalendarWeek week, WorkingCalendar calendar) {
    List<LocalDate> days =
        week.monday()
            .datesUntil(week.monday().plusWeeks(1))
            .filter(calendar::isWorkingDay)
            .toList();
    Period span = week.in(calendar.zone());
    return days.size() <= DAYS_TO_BE_READ_IN
        ? span
        : new Period(
            calendar.at(days.get(days.size() - DAYS_TO_BE_READ_IN), LocalTime.MIDNIGHT),
            span.until());
  }

  private void add(CountedMail mail) {
    tallies.computeIfAbsent(mail.mailbox(), _ -> new FigureTally(terms)).add(mail);
  }

  private FigureTally tally(Stream<MailboxId> mailboxes) {
    FigureTally sum = new FigureTally(terms);
    mailboxes.map(tallies::get).filter(Objects::nonNull).forEach(sum::add);
    return sum;
  }

  /** A unit's figures; where they point at one person, those of its shared mailboxes alone. */
  UnitFigures figures(Unit unit) {
    boolean pointsAtOne = pointsAtOne(unit);
    boolean withheld = pointsAtOne && unit.people().size() < policy.privacy().minimumGroup();
    FigureTally whole = tally(unit.mailboxes());
    List<MailboxId> told = withheld ? List.copyOf(unit.shared()) : unit.mailboxes().toList();
    return new UnitFigures(
        unit.manager(),
        unit.people().size(),
        withheld ? null : whole.figures(),
        pointsAtOne,
        each(unit.shared()),
        FindingCount.of(
            told.stream().flatMap(id -> findings.getOrDefault(id, List.of()).stream()).toList(),
            terms.span()),
        unread(unit),
        withheld ? Matured.NONE : whole.matured());
  }

  /** What was due in these units together: a mailbox of several of them counts once. */
  TrendPoint whole(Collection<Unit> units) {
    Figures all = tally(units.stream().flatMap(Unit::mailboxes).distinct()).figures();
    return WeekStore.point(terms.week(), all);
  }

  private Map<MailboxId, String> unread(Unit unit) {
    return unit.mailboxes()
        .distinct()
        .filter(id -> unwatched || unread.containsKey(id))
        .collect(Collectors.toMap(id -> id, id -> unwatched ? UnitFigures.NO_PASS : unread(id)));
  }

  private String unread(MailboxId mailbox) {
    return Objects.requireNonNull(unread.get(mailbox));
  }

  /** Whoever knows their own mail knows the other's by taking it away. */
  private boolean pointsAtOne(Unit unit) {
    List<MailboxId> counted = unit.people().stream().filter(this::hasMail).toList();
    Predicate<MailboxId> managers = unit.manager()::equals;
    return counted.size() == 1 || counted.stream().filter(managers.negate()).count() == 1;
  }

  private boolean hasMail(MailboxId mailbox) {
    FigureTally tally = tallies.get(mailbox);
    return tally != null && !tally.isEmpty();
  }

  /** Why the figures of a unit's people are not shown; empty where they are. */
  static Optional<Withheld> withheld(UnitFigures unit, Policy policy) {
    if (!policy.summary().managerSeesPersons()) {
      return Optional.of(Withheld.POLICY);
    }
    return unit.people() < policy.privacy().minimumGroup() || unit.figures() == null
        ? Optional.of(Withheld.MINIMUM_GROUP)
        : Optional.empty();
  }

  /** The figures of each of these mailboxes, in their order. */
  List<MailboxFigures> each(Collection<MailboxId> mailboxes) {
    List<MailboxFigures> all = new ArrayList<>();
    mailboxes.forEach(id -> all.add(new MailboxFigures(id, tally(Stream.of(id)).figures())));
    return all;
  }
}
