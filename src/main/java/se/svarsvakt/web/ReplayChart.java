package se.svarsvakt.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.worker.ReplayCounts;
import se.svarsvakt.worker.ReplayRun;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The reminders of a replay, working day by working day, as bars: one for the policy in force, and
 * beside it one for the changed one. Lengths are the drawing's own units.
 *
 * @param width of the whole drawing
 * @param days each day with its figures
 * @param bars those that are not empty
 * @param marks the lines behind the bars, from none to most
 */
record ReplayChart(int width, List<Day> days, List<Bar> bars, List<GridLine> marks) {
  /** Where the bars begin; the words of the lines stand left of it. */
  static final int LEFT = 32;

  /** The height that bars have at most. */
  static final int HEIGHT = 140;

  /** Above the bars. */
  static final int TOP = 10;

  private static final int BAR = 14;
  private static final int NARROW_BAR = 6;
  private static final int MANY_DAYS = 31;
  private static final int GAP = 8;
  private static final int MARKS = 4;

  /**
   * A day.
   *
   * @param x where its bars begin
   * @param changed null where no change is tried
   */
  record Day(LocalDate date, int x, int inForce, @Nullable Integer changed) {}

  /** A bar: {@code force} or {@code change}. */
  record Bar(String style, int x, int y, int width, int height) {}

  /** A line. */
  record GridLine(int value, int y) {}

  /** The working days of a replay that has something to show. */
  static ReplayChart of(ReplayRun run, ReplayCounts inForce, WorkingCalendar calendar) {
    int bar = run.order().days() > MANY_DAYS ? NARROW_BAR : BAR;
    int step = (run.changed() == null ? bar : 2 * bar) + GAP;
    LocalDate last = calendar.dateOf(run.order().until());
    List<LocalDate> dates =
        last.minusDays(run.order().days())
            .datesUntil(last.plusDays(1))
            .filter(calendar::isWorkingDay)
            .toList();
    List<Day> days = days(dates, step, inForce, run.changed());
    int most = most(days);
    return new ReplayChart(
        LEFT + days.size() * step,
        days,
        days.stream().flatMap(day -> bars(day, bar, most)).toList(),
        marks(most));
  }

  private static List<Day> days(
      List<LocalDate> dates, int step, ReplayCounts inForce, @Nullable ReplayCounts changed) {
    List<Day> days = new ArrayList<>();
    for (LocalDate date : dates) {
      Integer other = changed == null ? null : changed.on(date);
      days.add(new Day(date, LEFT + days.size() * step, inForce.on(date), other));
    }
    return days;
  }

  /** A number that the lines divide. */
  private static int most(List<Day> days) {
    int most = 1;
    for (Day day : days) {
      Integer other = day.changed();
      most = Math.max(most, Math.max(day.inForce(), other == null ? 0 : other));
    }
    return most <= MARKS ? MARKS : Math.ceilDiv(most, MARKS) * MARKS;
  }

  private static Stream<Bar> bars(Day day, int width, int most) {
    Integer other = day.changed();
    return Stream.of(
            bar("force", day.x(), width, height(day.inForce(), most)),
            bar("change", day.x() + width, width, height(other == null ? 0 : other, most)))
        .filter(bar -> bar.height() > 0);
  }

  private static Bar bar(String style, int x, int width, int height) {
    return new Bar(style, x, TOP + HEIGHT - height, width, height);
  }

  private static int height(int count, int most) {
    return count * HEIGHT / most;
  }

  private static List<GridLine> marks(int most) {
    return Stream.iterate(0, value -> value <= most, value -> value + most / MARKS)
        .map(value -> new GridLine(value, TOP + HEIGHT - height(value, most)))
        .toList();
  }
}
