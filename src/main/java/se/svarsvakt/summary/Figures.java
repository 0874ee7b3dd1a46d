package se.svarsvakt.summary;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a promise was kept in a week, as judged at its end.
 *
 * @param received mail that came in the week
 * @param due mail whose deadline lay in it, without what needed no answer
 * @param onTime of these, answered at or before the deadline
 * @param late of these, answered later, before the week's end
 * @param unanswered of these, not answered by then
 * @param noReplyNeeded would have been due, and was marked as needing no answer
 * @param excepted would have been due, and an exception covers it
 * @param discarded would have been due, and was thrown away unanswered
 * @param openOverdue open at the week's end, its deadline past
 * @param oldestOverdue when the oldest of these came; null for none
 * @param workingHoursMedian working hours to the first answer, over what came in four weeks; null
 *     where the middle one had none
 * @param workingHoursP90 the same for nine of ten
 * @param answeredWithin the share answered within 0, 1, 2, 3 and 5 working days after the day of
 *     receipt, over the same mail; null where nothing came
 */
public record Figures(
    int received,
    int due,
    int onTime,
    int late,
    int unanswered,
    int noReplyNeeded,
    int excepted,
    int discarded,
    int openOverdue,
    @Nullable Instant oldestOverdue,
    @Nullable Double workingHoursMedian,
    @Nullable Double workingHoursP90,
    @Nullable SortedMap<Integer, @Nullable Double> answeredWithin) {
  /** The working days that {@link #answeredWithin} speaks of. */
  public static final List<Integer> WITHIN = List.of(0, 1, 2, 3, 5);

  /** Keeps a copy. */
  public Figures {
    answeredWithin = answeredWithin == null ? null : new TreeMap<>(answeredWithin);
  }

  /** Whether nothing came, nothing was due, whatever became of it, and nothing is overdue. */
  boolean isNothing() {
    return received + due + noReplyNeeded + excepted + discarded + openOverdue == 0;
  }

  /** The share of what was due that was answered in time; null where nothing was due. */
  public @Nullable Double onTimeShare() {
    return due == 0 ? null : (double) onTime / due;
  }
}
