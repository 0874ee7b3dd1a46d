package se.svarsvakt.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * What is promised to somebody who writes: how soon they are answered (docs/how-it-judges.md 3).
 *
 * @param respondWithinWorkingDays working days after the day of receipt, {@link #WORKING_DAYS}
 * @param warnBefore how long before its due time a message is due soon, if that is to be earlier
 *     than the beginning of the due day; longer than zero
 * @param whileAway what becomes of the deadline while the owner is away
 * @param automaticReplyCounts whether an automatic reply is an answer
 */
public record ReplyPolicy(
    int respondWithinWorkingDays,
    Optional<Duration> warnBefore,
    WhileAway whileAway,
    boolean automaticReplyCounts) {
  /** The allowed {@link #respondWithinWorkingDays}; 0 is the day of receipt. */
  public static final Range WORKING_DAYS = new Range(0, 60);

  /** Refuses a number of days out of range, and a warning time that is not positive. */
  public ReplyPolicy {
    WORKING_DAYS.check("respondWithinWorkingDays", respondWithinWorkingDays);
    if (warnBefore.filter(time -> !time.isPositive()).isPresent()) {
      throw new IllegalArgumentException("warnBefore must be longer than zero");
    }
  }

  /** A promise without an earlier warning, for which automatic replies are no answers. */
  public static ReplyPolicy within(int workingDays, WhileAway whileAway) {
    return new ReplyPolicy(workingDays, Optional.empty(), whileAway, false);
  }
}
