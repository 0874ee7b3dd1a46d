package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.worktime.CalendarWeek;

/** Tells years from kept weeks alone, so that the mail itself may be forgotten. */
public final class Years {
  /** Nothing is kept from before there was Graph. */
  private static final int OLDEST = 2015;

  private final Summaries summaries;
  private final WeekStore weeks;
  private final Policy policy;

  /** With where kept weeks are, and the promise. */
  public Years(Summaries summaries, WeekStore weeks, Policy policy) {
    this.summaries = summaries;
    this.weeks = weeks;
    this.policy = policy;
  }

  /** A year as far as it is over and kept; empty where no week of it is. */
  public Optional<YearSummary> of(int year, Instant now) {
    return kept(year, now)
        .map(
            kept ->
                new YearSummary(
                    year,
                    kept.first(),
                    kept.last(),
                    kept.last().equals(end(year)),
                    now,
                    policy.profile(),
                    summaries.chart(kept.last())));
  }

  /** Who had a unit in a week of a year that is kept; nothing of it is added up. */
  public Set<MailboxId> managers(int year, Instant now) {
    return kept(year, now)
        .map(kept -> weeks.managers(kept.first(), kept.last(), policy.summary().reports()))
        .orElse(Set.of());
  }

  /** The whole organisation's year, each mailbox once, beside the same weeks of the one before. */
  public OrganisationYear whole(YearSummary year) {
    return new OrganisationYear(
        whole(year.first(), year.last()), whole(aYearBefore(year.first()), endBefore(year)));
  }

  private OrganisationYear.Sum whole(CalendarWeek from, CalendarWeek to) {
    return OrganisationYear.Sum.of(weeks.whole(from, to, policy.summary().reports()));
  }

  private Optional<WeekStore.Kept> kept(int year, Instant now) {
    if (year < OLDEST || year > summaries.lastWeek(now).year()) {
      return Optional.empty();
    }
    CalendarWeek begin = first(year);
    return weeks
        .range(policy.summary().reports())
        .map(kept -> new WeekStore.Kept(max(kept.first(), begin), min(kept.last(), end(year))))
        .map(kept -> new WeekStore.Kept(kept.first(), min(kept.last(), summaries.lastWeek(now))))
        .filter(kept -> kept.first().compareTo(kept.last()) <= 0);
  }

  private static CalendarWeek end(int year) {
    return first(year + 1).plus(-1);
  }

  private static CalendarWeek first(int year) {
    return CalendarWeek.parse("%04d-W01".formatted(year)).orElseThrow();
  }

  private static CalendarWeek max(CalendarWeek one, CalendarWeek other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static CalendarWeek min(CalendarWeek one, CalendarWeek other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * Tells a year unit by unit, ordered by the managers' ids.
   *
   * @param managers whose units are told; empty for all
   * @param sink takes one unit after another
   */
  public void tell(YearSummary year, Collection<MailboxId> managers, Consumer<UnitYear> sink) {
    Map<MailboxId, YearTally> before =
        tallies(aYearBefore(year.first()), endBefore(year), managers);
    tallies(year.first(), year.last(), managers)
        .forEach(
            (manager, tally) ->
                sink.accept(
                    new UnitYear(manager, tally, Optional.ofNullable(before.get(manager)))));
  }

  private static CalendarWeek endBefore(YearSummary year) {
    return year.complete() ? end(year.year() - 1) : aYearBefore(year.last());
  }

  /** The week of the year before that has the same number; for the 53rd the last one. */
  private static CalendarWeek aYearBefore(CalendarWeek week) {
    return CalendarWeek.parse("%04d%s".formatted(week.year() - 1, week.toString().substring(4)))
        .orElseGet(() -> first(week.year()).plus(-1));
  }

  /** What a week knows of the mail of the week before it belongs to that one. */
  private SortedMap<MailboxId, YearTally> tallies(
      CalendarWeek from, CalendarWeek to, Collection<MailboxId> managers) {
    SortedMap<MailboxId, YearTally> tallies = new TreeMap<>();
    for (CalendarWeek week = from; week.compareTo(to.plus(1)) <= 0; week = week.plus(1)) {
      CalendarWeek told = week;
      each(
          told,
          managers,
          unit -> {
            YearTally known = tallies.get(unit.manager());
            if (known != null) {
              known.addMatured(unit);
            }
            if (told.compareTo(to) <= 0) {
              tallies.computeIfAbsent(unit.manager(), _ -> new YearTally()).add(told, unit);
            }
          });
    }
    return tallies;
  }

  private void each(CalendarWeek week, Collection<MailboxId> managers, Consumer<UnitFigures> sink) {
    weeks
        .kept(week, policy.summary().reports(), managers)
        .ifPresent(units -> units.forEach(unit -> sink.accept(unit.under(policy))));
  }
}
