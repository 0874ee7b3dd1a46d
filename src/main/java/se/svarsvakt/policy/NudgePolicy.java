package se.svarsvakt.policy;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When people are reminded, and how often at most (docs/how-it-judges.md 7).
 *
 * @param replyDue the local time of the reminder on the due day
 * @param lastCall to whom a last reminder goes
 * @param lastCallBefore how much working time before the deadline it comes; longer than zero
 * @param overdue the local time of the reminder on the working day after the deadline
 * @param forwardUntold the local time, on the due day, of the reminder to tell the sender of a
 *     forwarded message
 * @param notices the local time of reminders about absences, unattended inboxes and signatures
 * @param maxPerPersonAndDay how many reminders a person gets a day, {@link #PER_DAY}
 * @param ways by which ways people are reminded
 */
public record NudgePolicy(
    LocalTime replyDue,
    LastCall lastCall,
    Duration lastCallBefore,
    LocalTime overdue,
    LocalTime forwardUntold,
    LocalTime notices,
    int maxPerPersonAndDay,
    NudgeWays ways) {
  /** The allowed {@link #maxPerPersonAndDay}. */
  public static final Range PER_DAY = new Range(1, 20);

  private static final LocalTime MORNING = LocalTime.of(8, 30);

  /** The times of docs/how-it-judges.md 7. */
  public static final NudgePolicy ORDINARY =
      new NudgePolicy(
          MORNING,
          LastCall.IF_UNSEEN,
          Duration.ofHours(2),
          MORNING,
          MORNING,
          LocalTime.of(9, 0),
          3,
          NudgeWays.ORDINARY);

  /** Refuses a last call at the deadline or after it, and a number out of range. */
  public NudgePolicy {
    if (!lastCallBefore.isPositive()) {
      throw new IllegalArgumentException("lastCallBefore must be longer than zero");
    }
    PER_DAY.check("maxPerPersonAndDay", maxPerPersonAndDay);
  }
}
