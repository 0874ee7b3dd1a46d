package se.svarsvakt.summary;

import java.time.Duration;
import java.time.Instant;
import se.svarsvakt.worktime.CalendarWeek;

/**
 * Keeps the figures of weeks that are over, once: when every mailbox has been read since, or at the
 * latest a week later.
 */
public final class WeekKeeper {
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final Summaries summaries;
  private final ObservationStore observed;
  private final WeekStore weeks;

  /** With what counts a week, and where it is kept. */
  public WeekKeeper(Summaries summaries, ObservationStore observed, WeekStore weeks) {
    this.summaries = summaries;
    this.observed = observed;
    this.weeks = weeks;
  }

  /**
   * Keeps what is over and not kept yet. A pass calls it before old facts are deleted.
   *
   * @param now the moment that the pass judged at
   */
  public void keep(Instant now) {
    boolean allRead = !observed.anyUnread();
    CalendarWeek last = summaries.lastWeek(now);
    weeks
        .range()
        .map(kept -> kept.last().plus(1))
        .or(summaries::firstKnown)
        .ifPresent(
            first -> {
              for (CalendarWeek week = first; week.compareTo(last) <= 0; week = week.plus(1)) {
                Instant over = summaries.span(week).until();
                if (!allRead && now.isBefore(over.plus(LONGEST_WAIT))) {
                  return;
                }
                weeks.keep(week, summaries.counted(week));
              }
            });
  }
}
