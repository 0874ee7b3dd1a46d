package se.svarsvakt.summary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.worktime.CalendarWeek;

/**
 * Figures of weeks that are over, kept without persons, so that a year can be told. Those of units
 * that are made in another way are others' figures: what is kept under one setting is not told
 * under another.
 */
public interface WeekStore {
  /**
   * Keeps a week; one that is kept already stays as it is.
   *
   * @param whole the week, and what was due in all units together, each mailbox once
   */
  void keep(TrendPoint whole, Reports reports, List<UnitFigures> units);

  /**
   * The units of a week, ordered by manager; empty where the week is not kept.
   *
   * @param managers whose; empty for all
   */
  Optional<List<UnitFigures>> kept(
      CalendarWeek week, Reports reports, Collection<MailboxId> managers);

  /** The first and the last week that is kept; empty where none is. */
  Optional<Kept> range(Reports reports);

  /** Who had a unit in one of some kept weeks. */
  Set<MailboxId> managers(CalendarWeek first, CalendarWeek last, Reports reports);

  /** What was due in all units together, each mailbox once, of the kept ones among some weeks. */
  List<TrendPoint> whole(CalendarWeek first, CalendarWeek last, Reports reports);

  /** What was due and answered in time, by manager, of the kept ones among some weeks. */
  Map<MailboxId, Map<CalendarWeek, TrendPoint>> trend(TrendQuery asked);

  /**
   * Which trends are asked for.
   *
   * @param minimumGroup a unit with fewer people tells nothing where it points at one of them
   * @param managers whose; empty for all
   */
  record TrendQuery(
      CalendarWeek first,
      CalendarWeek last,
      Reports reports,
      int minimumGroup,
      Collection<MailboxId> managers) {}

  /** The first and the last week that is kept. */
  record Kept(CalendarWeek first, CalendarWeek last) {}

  /** The trend of a unit of which nothing is kept in that week. */
  static TrendPoint unknown(CalendarWeek week) {
    return new TrendPoint(week, null, null);
  }

  /** The point of a trend that figures make. */
  static TrendPoint point(CalendarWeek week, @Nullable Figures figures) {
    return figures == null ? unknown(week) : new TrendPoint(week, figures.due(), figures.onTime());
  }
}
