package se.svarsvakt.summary;

import org.jspecify.annotations.Nullable;

/**
 * The weekly {@link Figures} that can be added up. What is open at a week's end cannot: it would be
 * counted in each week that it stays open.
 */
public record YearSums(
    int received,
    int due,
    int onTime,
    int late,
    int unanswered,
    int noReplyNeeded,
    int excepted,
    int discarded) {
  static final YearSums NONE = new YearSums(0, 0, 0, 0, 0, 0, 0, 0);

  YearSums plus(Figures week) {
    return new YearSums(
        received + week.received(),
        due + week.due(),
        onTime + week.onTime(),
        late + week.late(),
        unanswered + week.unanswered(),
        noReplyNeeded + week.noReplyNeeded(),
        excepted + week.excepted(),
        discarded + week.discarded());
  }

  /** The share of what was due that was answered in time; null where nothing was due. */
  public @Nullable Double onTimeShare() {
    return due == 0 ? null : (double) onTime / due;
  }
}
