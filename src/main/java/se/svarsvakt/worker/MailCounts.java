package se.svarsvakt.worker;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/**
 * How much mail is in which state. Late answers count like all others; acknowledged mail counts
 * twice, as answered and as still open.
 *
 * @param open what somebody still has to do something about
 * @param answered answered, acknowledged or passed on in the last 14 days
 * @param onTime how many of those in time
 */
public record MailCounts(OpenMail open, int answered, int onTime) {
  /** Nothing. */
  public static final MailCounts NONE = new MailCounts(OpenMail.NONE, 0, 0);

  /**
   * How much of the open mail is in which state.
   *
   * @param waiting not due today
   * @param dueSoon due today or soon
   * @param overdue after its deadline
   * @param untold passed on, and the sender does not know
   * @param promised acknowledged, the final answer promised
   */
  public record OpenMail(int waiting, int dueSoon, int overdue, int untold, int promised) {
    private static final OpenMail NONE = new OpenMail(0, 0, 0, 0, 0);

    private static OpenMail of(ReplyState state) {
      return switch (state) {
        case ReplyState.Open _ -> new OpenMail(1, 0, 0, 0, 0);
        case ReplyState.DueSoon _ -> new OpenMail(0, 1, 0, 0, 0);
        case ReplyState.Overdue _ -> new OpenMail(0, 0, 1, 0, 0);
        case ReplyState.ForwardedUntold _ -> new OpenMail(0, 0, 0, 1, 0);
        case ReplyState.Acknowledged _ -> new OpenMail(0, 0, 0, 0, 1);
        case ReplyState.Answered _,
            ReplyState.Forwarded _,
            ReplyState.NoReplyNeeded _,
            ReplyState.Discarded _ ->
            NONE;
      };
    }

    private OpenMail plus(OpenMail other) {
      return new OpenMail(
          waiting + other.waiting,
          dueSoon + other.dueSoon,
          overdue + other.overdue,
          untold + other.untold,
          promised + other.promised);
    }

    /** All of it. */
    public int all() {
      return waiting + dueSoon + overdue + untold + promised;
    }
  }

  /** One mail; null for one that expects no answer. */
  static MailCounts of(@Nullable ReplyState state) {
    if (state == null) {
      return NONE;
    }
    return state
        .settled()
        .map(settlement -> answered(OpenMail.of(state), settlement))
        .orElseGet(() -> new MailCounts(OpenMail.of(state), 0, 0));
  }

  private static MailCounts answered(OpenMail open, Settlement settlement) {
    return new MailCounts(open, 1, settlement.onTime() ? 1 : 0);
  }

  /** Both together. */
  public MailCounts plus(MailCounts other) {
    return new MailCounts(open.plus(other.open), answered + other.answered, onTime + other.onTime);
  }
}
