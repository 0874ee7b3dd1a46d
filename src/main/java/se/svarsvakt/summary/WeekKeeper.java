package se.svarsvakt.summary;

import java.time.Instant;
import se.svarsvakt.worktime.CalendarWeek;

/**
 * Keeps the figures of weeks that are over, once, at the first pass over the whole scope after
 * their end: whatever is read later, of a mailbox that could not be read before, say, does not
 * change what a manager was told.
 */
public final class WeekKeeper {
  private final Summaries summaries;
  private final WeekStore weeks;

  /** With what counts a week, and where it is kept. */
  public WeekKeeper(Summaries summaries, WeekStore weeks) {
    this.summaries = summaries;
    this.weeks = weeks;
  }

  /**
   * Keeps what is over and not kept yet. A pass calls it before old facts are deleted.
   *
   * @param now the moment that the pass judged at
   */
  public void keep(Instant now) {
    CalendarWeek last = summaries.lastWeek(now);
    summaries
        .firstToKeep(now)
        .ifPresent(
            first -> {
              for (CalendarWeek week = first; week.compareTo(last) <= 0; week = week.plus(1)) {
                summaries.keepIn(weeks, week);
              }
            });
  }
}
