package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import se.svarsvakt.mail.MailboxId;

/**
 * One message to one person about everything that concerns them at one time.
 *
 * @param kind what it is about
 * @param recipient who gets it
 * @param plannedFor the policy's time for it
 * @param items the mail it is about, ordered; never empty
 */
public record PlannedNudge(
    NudgeKind kind, MailboxId recipient, Instant plannedFor, List<NudgeItem> items) {
  private static final int MICROS_APART = 999_999;

  /** Keeps a copy; refuses a nudge about nothing. */
  public PlannedNudge {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a nudge is about something");
    }
  }

  /** The same nudge with what is left of its items. */
  PlannedNudge about(List<NudgeItem> left) {
    return new PlannedNudge(kind, recipient, plannedFor, left);
  }

  /** The same nudge at another time. */
  PlannedNudge at(Instant time) {
    return new PlannedNudge(kind, recipient, time, items);
  }

  /** The same nudge to somebody else. */
  public PlannedNudge to(MailboxId other) {
    return new PlannedNudge(kind, other, plannedFor, items);
  }

  /**
   * The same nudge to somebody who stands in: another one than their own at that time, and than
   * those of others that they stand in for. Its planned time is a part of a second later.
   */
  public PlannedNudge toStandIn(MailboxId standIn) {
    int apart = 1 + Math.floorMod(recipient.value().hashCode(), MICROS_APART);
    return new PlannedNudge(kind, standIn, plannedFor.plus(apart, ChronoUnit.MICROS), items);
  }

  /** What makes it one nudge and not another, however often it is planned. */
  NudgeIdentity identity() {
    return kind == NudgeKind.WEEKLY_SUMMARY
        ? NudgeIdentity.ofWeek(recipient, items.getFirst())
        : new NudgeIdentity(kind, recipient, plannedFor);
  }
}
