package se.svarsvakt.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.UnitSummary.Withheld;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;

/**
 * Tells weeks that are over (the contract's {@code summary}): as they are kept, and from the facts
 * where they are not kept yet. Both give the same, to the digit.
 */
public final class Summaries {
  private static final int TREND = 12;

  private final Casework casework;
  private final ObservationStore observed;
  private final WeekStore weeks;
  private final Policy policy;

  /** With where facts, observations and kept weeks are, and the promise. */
  public Summaries(Casework casework, ObservationStore observed, WeekStore weeks, Policy policy) {
    this.casework = casework;
    this.observed = observed;
    this.weeks = weeks;
    this.policy = policy;
  }

  /** The last week that is over at a moment. */
  public CalendarWeek lastWeek(Instant now) {
    return CalendarWeek.lastBefore(policy.calendar().dateOf(now));
  }

  /** A week in the policy's zone. */
  public Period span(CalendarWeek week) {
    return week.in(policy.calendar().zone());
  }

  /** The first week that can be told; empty where no mail is known. */
  public Optional<CalendarWeek> first() {
    return weeks.range(reports()).map(WeekStore.Kept::first).or(this::firstKnown);
  }

  /** Whether a week is known from its first day on, so that it can be told. */
  public boolean isKnown(CalendarWeek week) {
    return first().filter(known -> known.compareTo(week) <= 0).isPresent();
  }

  /** The week after the last one that is kept; where none is, the first one that can be. */
  Optional<CalendarWeek> firstToKeep() {
    return weeks.range(reports()).map(kept -> kept.last().plus(1)).or(this::firstKnown);
  }

  /** The first week whose mail is known from its first day on. */
  private Optional<CalendarWeek> firstKnown() {
    return observed
        .knownSince()
        .map(policy.calendar()::dateOf)
        .map(day -> CalendarWeek.of(day.plusDays(6)));
  }

  /** The moment of the latest pass; empty where there was none. */
  public Optional<Instant> latestPass() {
    return observed.latest();
  }

  /** The organisation at the end of a week, and how people are addressed. */
  public OrganisationChart chart(CalendarWeek week) {
    return observed.chart(span(week).until());
  }

  /**
   * Tells a week, unit by unit, ordered by the managers' ids.
   *
   * @param managers whose units are told; empty for all
   * @param now persons' figures of weeks that are older than the policy keeps mail are gone
   * @param sink takes one unit after another
   */
  public void tell(
      CalendarWeek week, Collection<MailboxId> managers, Instant now, Consumer<UnitSummary> sink) {
    OrganisationChart chart = chart(week);
    Optional<List<UnitFigures>> kept = weeks.kept(week, reports());
    SortedMap<MailboxId, Unit> units = units(chart);
    if (!managers.isEmpty()) {
      units.keySet().retainAll(managers);
    }
    boolean persons = policy.summary().managerSeesPersons() && isRemembered(week, now);
    boolean needsFacts = kept.isEmpty() || persons;
    WeekCount count = needsFacts ? count(week, units.values(), chart) : null;
    Map<MailboxId, Map<CalendarWeek, TrendPoint>> trend =
        weeks.trend(week.plus(1 - TREND), week, reports());
    Map<MailboxId, List<FindingSpan>> seen =
        observed.findings(span(week)).stream()
            .collect(Collectors.groupingBy(found -> found.finding().mailbox()));
    Map<MailboxId, List<Period>> away = away(seen, chart, span(week).until());
    BiPredicate<MailboxId, Instant> wasAway =
        (person, at) ->
            away.getOrDefault(person, List.of()).stream().anyMatch(period -> period.contains(at));
    figures(kept, units.values(), count)
        .filter(unit -> managers.isEmpty() || managers.contains(unit.manager()))
        .map(unit -> unit.under(policy))
        .forEach(
            unit ->
                sink.accept(
                    told(
                        unit,
                        persons(unit, units.get(unit.manager()), persons ? count : null),
                        trend(week, unit, trend.getOrDefault(unit.manager(), Map.of())),
                        Advice.of(unit, chart, inShared(unit, seen), wasAway))));
  }

  /** When those were out of office who look after mailboxes that were not opened. */
  private Map<MailboxId, List<Period>> away(
      Map<MailboxId, List<FindingSpan>> seen, OrganisationChart chart, Instant until) {
    Set<MailboxId> asked =
        seen.values().stream()
            .flatMap(List::stream)
            .map(FindingSpan::finding)
            .filter(finding -> finding.kind().equals(Advice.NOT_OPENED))
            .flatMap(finding -> chart.stewards().getOrDefault(finding.mailbox(), Set.of()).stream())
            .collect(Collectors.toSet());
    return asked.isEmpty() ? Map.of() : casework.outOfOffice(asked, until);
  }

  private static List<FindingSpan> inShared(
      UnitFigures unit, Map<MailboxId, List<FindingSpan>> seen) {
    return unit.shared().stream()
        .flatMap(each -> seen.getOrDefault(each.mailbox(), List.of()).stream())
        .toList();
  }

  private static Stream<UnitFigures> figures(
      Optional<List<UnitFigures>> kept, Collection<Unit> units, @Nullable WeekCount count) {
    return kept.map(List::stream)
        .orElseGet(() -> units.stream().map(unit -> Objects.requireNonNull(count).figures(unit)));
  }

  /** Everybody who had a unit at the end of a week. */
  public Set<MailboxId> managers(CalendarWeek week) {
    return weeks
        .kept(week, reports())
        .map(units -> units.stream().map(UnitFigures::manager).collect(Collectors.toSet()))
        .orElseGet(() -> units(chart(week)).keySet());
  }

  /** What all units' summaries of a week have in common. */
  public WeeklySummary about(CalendarWeek week, Instant now) {
    Instant over = span(week).until();
    return new WeeklySummary(
        week,
        policy.calendar().zone(),
        now,
        policy.profile(),
        chart(week),
        latestPass().filter(pass -> pass.isBefore(over)));
  }

  /** Keeps the figures of every unit, from the facts. */
  void keepIn(WeekStore store, CalendarWeek week) {
    OrganisationChart chart = chart(week);
    Collection<Unit> units = units(chart).values();
    WeekCount count = count(week, units, chart);
    store.keep(count.whole(units), reports(), units.stream().map(count::figures).toList());
  }

  /** What was due in all units together, each mailbox once, from the facts. */
  public TrendPoint whole(CalendarWeek week) {
    OrganisationChart chart = chart(week);
    Collection<Unit> units = units(chart).values();
    return count(week, units, chart).whole(units);
  }

  private SortedMap<MailboxId, Unit> units(OrganisationChart chart) {
    return Unit.of(chart, reports() == Reports.ALL);
  }

  /** How units are made. */
  Reports reports() {
    return policy.summary().reports();
  }

  private boolean isRemembered(CalendarWeek week, Instant now) {
    return span(week).until().plus(Duration.ofDays(policy.privacy().keepDays())).isAfter(now);
  }

  private WeekCount count(CalendarWeek week, Collection<Unit> units, OrganisationChart chart) {
    return WeekCount.of(week, units, chart, casework, observed, policy);
  }

  private UnitSummary told(
      UnitFigures unit,
      @Nullable List<MailboxFigures> persons,
      List<TrendPoint> trend,
      List<Advice> advice) {
    Optional<Withheld> withheld =
        WeekCount.withheld(unit, policy)
            .or(() -> persons == null ? Optional.of(Withheld.POLICY) : Optional.empty());
    return new UnitSummary(unit, persons, withheld, trend, advice);
  }

  /** Nobody's own figures are kept: those of a week whose mail is forgotten are gone. */
  private @Nullable List<MailboxFigures> persons(
      UnitFigures figures, @Nullable Unit unit, @Nullable WeekCount count) {
    boolean shown = WeekCount.withheld(figures, policy).isEmpty();
    return shown && unit != null && count != null ? count.each(unit.people()) : null;
  }

  private static List<TrendPoint> trend(
      CalendarWeek week, UnitFigures unit, Map<CalendarWeek, TrendPoint> kept) {
    return IntStream.rangeClosed(1 - TREND, 0)
        .mapToObj(week::plus)
        .map(
            each ->
                each.equals(week)
                    ? WeekStore.point(week, unit.figures())
                    : kept.getOrDefault(each, WeekStore.unknown(each)))
        .toList();
  }
}
