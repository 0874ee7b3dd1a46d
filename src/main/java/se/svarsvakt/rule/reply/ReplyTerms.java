package se.svarsvakt.rule.reply;

import java.time.Duration;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What the organisation promises about answers, as far as the reply rule needs it.
 *
 * @param withinWorkingDays the working days after receipt within which an answer is due; 0 is the
 *     day of receipt
 * @param warnBefore how long before the deadline the warning begins; zero for none but the due day
 * @param automaticReplyCounts whether an automatic reply is an answer
 * @param calendar the working time that deadlines are counted in
 */
public record ReplyTerms(
    int withinWorkingDays,
    Duration warnBefore,
    boolean automaticReplyCounts,
    WorkingCalendar calendar) {
  /** Refuses negative numbers. */
  public ReplyTerms {
    if (withinWorkingDays < 0 || warnBefore.isNegative()) {
      throw new IllegalArgumentException("working days and warning must not be negative");
    }
  }

  /** The terms that a policy sets. */
  public static ReplyTerms of(Policy policy) {
    var reply = policy.reply();
    return new ReplyTerms(
        reply.respondWithinWorkingDays(),
        reply.warnBefore().orElse(Duration.ZERO),
        reply.automaticReplyCounts(),
        policy.calendar());
  }

  /** Whether a sent message of that kind can answer anybody. */
  boolean canAnswer(SentMail.Kind kind) {
    return switch (kind) {
      case MESSAGE, COPY -> true;
      case AUTOMATIC_REPLY -> automaticReplyCounts;
      case MEETING, REPORT, DRAFT -> false;
    };
  }
}
