package se.svarsvakt.worker;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/**
 * How much mail is in which state. Late answers count like all others.
 *
 * @param waiting open, not due today
 * @param dueSoon open, due today or soon
 * @param overdue open after its deadline
 * @param untold passed on, and the sender does not know
 * @param answered answered, acknowledged or passed on in the last 14 days
 * @param onTime how many of those in time
 */
public record Figures(int waiting, int dueSoon, int overdue, int untold, int answered, int onTime) {
  /** Nothing. */
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

  private static final Figures WAITING = new Figures(1, 0, 0, 0, 0, 0);
  private static final Figures DUE_SOON = new Figures(0, 1, 0, 0, 0, 0);
  private static final Figures OVERDUE = new Figures(0, 0, 1, 0, 0, 0);
  private static final Figures UNTOLD = new Figures(0, 0, 0, 1, 0, 0);

  /** One mail; null for one that expects no answer. */
  static Figures of(@Nullable ReplyState state) {
    return switch (state) {
      case null -> NONE;
      case ReplyState.Open _ -> WAITING;
      case ReplyState.DueSoon _ -> DUE_SOON;
      case ReplyState.Overdue _ -> OVERDUE;
      case ReplyState.ForwardedUntold _ -> UNTOLD;
      case ReplyState.Answered answered -> settled(answered.settlement());
      case ReplyState.Acknowledged acknowledged -> settled(acknowledged.settlement());
      case ReplyState.Forwarded forwarded -> settled(forwarded.settlement());
      case ReplyState.NoReplyNeeded _, ReplyState.Discarded _ -> NONE;
    };
  }

  private static Figures settled(Settlement settlement) {
    return new Figures(0, 0, 0, 0, 1, settlement.onTime() ? 1 : 0);
  }

  /** Both together. */
  public Figures plus(Figures other) {
    return new Figures(
        waiting + other.waiting,
        dueSoon + other.dueSoon,
        overdue + other.overdue,
        untold + other.untold,
        answered + other.answered,
        onTime + other.onTime);
  }

  /** All that somebody still has to do something about. */
  public int open() {
    return waiting + dueSoon + overdue + untold;
  }
}
