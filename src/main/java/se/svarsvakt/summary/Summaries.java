package se.svarsvakt.summary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import se.svarsvakt.summary.WeekCount.Functions;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;

/**
 * Tells weeks that are over (the contract's {@code summary}): as they are kept, and from the facts
 * where they are not kept yet. Both give the same, to the digit.
 */
public final class Summaries {
  private static final int TREND = 12;

  /** Waits are counted over so many weeks before the one that is told, and over that. */
  private static final int WEEKS_BEFORE = 3;

  private static final MailboxId NOBODY = new MailboxId("nobody");
  private static final int ORGANISATIONS = 4;
  private static final Duration ORGANISATION_KEPT = Duration.ofMinutes(5);

  private final Casework casework;
  private final ObservationStore observed;
  private final WeekStore weeks;
  private final Policy policy;

  /** What people were called may change later; who had which unit at a week's end does not. */
  private final Cache<CalendarWeek, PastUnits> organisations =
      Caffeine.newBuilder().maximumSize(ORGANISATIONS).expireAfterWrite(ORGANISATION_KEPT).build();

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
  public Optional<CalendarWeek> first(Instant now) {
    return weeks.range(reports()).map(WeekStore.Kept::first).or(() -> firstToCount(now));
  }

  /** Whether a week can be told: it is kept, or its mail is known from its first day on. */
  public boolean isKnown(CalendarWeek week, Instant now) {
    return firstToCount(now).filter(first -> first.compareTo(week) <= 0).isPresent()
        || weeks.kept(week, reports(), Set.of(NOBODY)).isPresent();
  }

  /** The first week that is to be kept and can be; empty where no mail is known. */
  Optional<CalendarWeek> firstToKeep(Instant now) {
    Optional<CalendarWeek> next = weeks.range(reports()).map(kept -> kept.last().plus(1));
    return firstToCount(now).map(first -> next.filter(first::isBefore).orElse(first));
  }

  /**
   * The first week whose mail is known from its first moment on, and of whose four weeks nothing
   * was deleted yet for its age; the last one in any case.
   */
  private Optional<CalendarWeek> firstToCount(Instant now) {
    CalendarWeek last = lastWeek(now);
    return observed
        .knownSince()
        .map(this::firstAfter)
        .map(
            known -> {
              CalendarWeek whole = firstAfter(forgottenUntil(now)).plus(WEEKS_BEFORE);
              return known.isBefore(whole) && known.isBefore(last)
                  ? (whole.isBefore(last) ? whole : last)
                  : known;
            });
  }

  private CalendarWeek firstAfter(Instant moment) {
    CalendarWeek week = CalendarWeek.of(policy.calendar().dateOf(moment));
    return span(week).from().isBefore(moment) ? week.plus(1) : week;
  }

  /** Settled mail that came before is deleted; by an earlier version, where it is not known. */
  private Instant forgottenUntil(Instant now) {
    return observed.forgottenUntil().orElseGet(() -> now.minus(casework.keepsFor()));
  }

  /** Whether the mail that persons' figures of a week are made from is all there still. */
  private boolean isRemembered(CalendarWeek week, Instant now) {
    return !span(week.plus(-WEEKS_BEFORE)).from().isBefore(forgottenUntil(now));
  }

  /** The moment of the latest pass; empty where there was none. */
  public Optional<Instant> latestPass() {
    return observed.latest();
  }

  /** The organisation at the end of a week, and how people are addressed. */
  public OrganisationChart chart(CalendarWeek week) {
    return organisation(week).chart();
  }

  private PastUnits organisation(CalendarWeek week) {
    PastUnits known = organisations.getIfPresent(week);
    if (known == null) {
      known = PastUnits.of(observed.chart(span(week).until()));
      if (!known.isEmpty()) {
        organisations.put(week, known);
      }
    }
    return known;
  }

  /**
   * Tells a week, unit by unit, ordered by the managers' ids.
   *
   * @param managers whose units are told; empty for all
   * @param now persons' figures of weeks whose mail is deleted by then are gone
   * @param sink takes one unit after another
   */
  public void tell(
      CalendarWeek week, Collection<MailboxId> managers, Instant now, Consumer<UnitSummary> sink) {
    PastUnits then = organisation(week);
    SortedMap<MailboxId, Unit> units = then.units(reports(), managers);
    Map<MailboxId, List<FindingSpan>> seen =
        findings(week, managers.isEmpty() ? Set.of() : PastUnits.mailboxes(units.values()));
    Optional<List<UnitFigures>> kept = weeks.kept(week, reports(), managers);
    boolean persons = policy.summary().managerSeesPersons() && isRemembered(week, now);
    WeekCount count =
        kept.isEmpty() || persons
            ? count(week, units.values(), then.chart(), seen, functions(kept, managers))
            : null;
    var trend =
        weeks.trend(
            new WeekStore.TrendQuery(
                week.plus(1 - TREND), week, reports(), policy.privacy().minimumGroup(), managers));
    AdviceSource source = AdviceSource.of(week, then.chart(), seen, casework, policy);
    figures(kept, units.values(), count)
        .map(unit -> unit.under(policy))
        .forEach(
            unit -> {
              Unit whose = units.get(unit.manager());
              sink.accept(
                  told(
                      unit,
                      persons(unit, whose, persons ? count : null),
                      isRecounted(unit, whose, count),
                      trend(week, unit, trend.getOrDefault(unit.manager(), Map.of())),
                      Advice.of(unit, Optional.ofNullable(whose), source)));
            });
  }

  /** What was kept is told as it was kept. */
  private static Functions functions(
      Optional<List<UnitFigures>> kept, Collection<MailboxId> managers) {
    return kept.isPresent()
        ? Functions.NOT_COUNTED
        : managers.isEmpty() ? Functions.OF_ALL : Functions.OF_SOME;
  }

  private Map<MailboxId, List<FindingSpan>> findings(
      CalendarWeek week, Collection<MailboxId> mailboxes) {
    return observed.findings(span(week), mailboxes).stream()
        .collect(Collectors.groupingBy(found -> found.finding().mailbox()));
  }

  private static Stream<UnitFigures> figures(
      Optional<List<UnitFigures>> kept, Collection<Unit> units, @Nullable WeekCount count) {
    return kept.map(List::stream)
        .orElseGet(() -> units.stream().map(unit -> Objects.requireNonNull(count).figures(unit)));
  }

  /** Everybody who had a unit at the end of a week. */
  public Set<MailboxId> managers(CalendarWeek week) {
    return weeks
        .kept(week, reports(), Set.of())
        .map(units -> units.stream().map(UnitFigures::manager).collect(Collectors.toSet()))
        .orElseGet(() -> organisation(week).units(reports(), Set.of()).keySet());
  }

  /**
   * What speaks for function mailboxes, by the managers of the units of which something does; empty
   * where the week is not kept.
   */
  public Optional<SortedMap<MailboxId, List<Advice.FunctionMailbox>>> functionMailboxes(
      CalendarWeek week) {
    return weeks
        .kept(week, reports(), Set.of())
        .map(
            units -> {
              SortedMap<MailboxId, List<Advice.FunctionMailbox>> advised = new TreeMap<>();
              units.forEach(unit -> advised.put(unit.manager(), functionMailbox(unit)));
              advised.values().removeIf(List::isEmpty);
              return advised;
            });
  }

  private List<Advice.FunctionMailbox> functionMailbox(UnitFigures unit) {
    return Advice.FunctionMailbox.of(unit.under(policy).functions(), policy.functions().times());
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

  /**
   * Keeps the figures of every unit, from the facts, however the policy makes units today: another
   * day it may make them in the other way, when the facts are gone.
   */
  void keepIn(WeekStore store, CalendarWeek week) {
    PastUnits then = organisation(week);
    WeekCount count =
        count(week, then.all(), then.chart(), findings(week, Set.of()), Functions.OF_ALL);
    for (Reports made : Reports.values()) {
      Collection<Unit> units = then.units(made, Set.of()).values();
      store.keep(
          count.whole(units),
          made,
          units.stream().map(count::figures).map(unit -> unit.under(policy)).toList());
    }
  }

  /** What was due in all units together, each mailbox once, from the facts. */
  public TrendPoint whole(CalendarWeek week) {
    PastUnits then = organisation(week);
    Collection<Unit> units = then.units(reports(), Set.of()).values();
    return count(week, units, then.chart(), Map.of(), Functions.NOT_COUNTED).whole(units);
  }

  /** How units are made. */
  Reports reports() {
    return policy.summary().reports();
  }

  private WeekCount count(
      CalendarWeek week,
      Collection<Unit> units,
      OrganisationChart chart,
      Map<MailboxId, List<FindingSpan>> seen,
      Functions functions) {
    return WeekCount.of(
        week, PastUnits.mailboxes(units), chart, seen, casework, observed, policy, functions);
  }

  private UnitSummary told(
      UnitFigures unit,
      @Nullable List<MailboxFigures> persons,
      boolean recounted,
      List<TrendPoint> trend,
      List<Advice> advice) {
    Optional<Withheld> withheld =
        WeekCount.withheld(unit, policy)
            .or(() -> persons == null ? Optional.of(Withheld.POLICY) : Optional.empty());
    return new UnitSummary(
        unit,
        persons,
        withheld,
        persons != null && recounted,
        trend,
        advice,
        functionMailbox(unit));
  }

  /** Nobody's own figures are kept: those of a week whose mail is forgotten are gone. */
  private @Nullable List<MailboxFigures> persons(
      UnitFigures figures, @Nullable Unit unit, @Nullable WeekCount count) {
    boolean shown = WeekCount.withheld(figures, policy).isEmpty();
    return shown && unit != null && count != null ? count.each(unit.people()) : null;
  }

  /** Whether the facts of today give other figures than those that were kept. */
  private boolean isRecounted(UnitFigures told, @Nullable Unit unit, @Nullable WeekCount count) {
    return unit != null
        && count != null
        && !Objects.equals(count.figures(unit).under(policy).figures(), told.figures());
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
