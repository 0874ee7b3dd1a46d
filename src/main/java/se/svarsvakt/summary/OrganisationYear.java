package se.svarsvakt.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.summary.UnitSummary.TrendPoint;

/**
 * How a whole organisation kept the promise in a year, each mailbox once.
 *
 * @param year the weeks that are kept
 * @param before the same weeks of the year before
 */
public record OrganisationYear(Sum year, Sum before) {
  /**
   * Weeks added up.
   *
   * @param weeks how many; 0 where none is kept
   * @param due the mail whose sender was to have an answer in them
   * @param onTime what of it was answered in time
   */
  public record Sum(int weeks, int due, int onTime) {
    static Sum of(List<TrendPoint> weeks) {
      return new Sum(
          weeks.size(),
          weeks.stream().mapToInt(week -> known(week.due())).sum(),
          weeks.stream().mapToInt(week -> known(week.onTime())).sum());
    }

    private static int known(@Nullable Integer count) {
      return count == null ? 0 : count;
    }

    /** The share that was answered in time; null where nothing was due. */
    public @Nullable Double onTimeShare() {
      return due == 0 ? null : (double) onTime / due;
    }
  }
}
