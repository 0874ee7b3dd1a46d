package se.svarsvakt.rule.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.PublicRecordsPolicy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What the organisation promises about answers, as far as the reply rule needs it.
 *
 * @param withinWorkingDays the working days after receipt within which an answer or an
 *     acknowledgement is due; 0 is the day of receipt
 * @param warnBefore how long before the deadline the warning begins; zero for none but the due day
 * @param automaticReplyCounts whether an automatic reply is an answer
 * @param calendar the working time that deadlines are counted in
 * @param callBackWithinWorkingDays the same for who left a message by telephone
 * @param recordsUntil the time of day until which requests for public records are due the same day;
 *     empty where they are not told from other mail
 * @param answerWithinWorkingDays the working days within which the answer itself is due, where an
 *     acknowledgement is to come before it; empty where there is one clock
 */
public record ReplyTerms(
    int withinWorkingDays,
    Duration warnBefore,
    boolean automaticReplyCounts,
    WorkingCalendar calendar,
    int callBackWithinWorkingDays,
    Optional<LocalTime> recordsUntil,
    OptionalInt answerWithinWorkingDays) {
  /** Refuses negative numbers. */
  public ReplyTerms {
    if (withinWorkingDays < 0 || callBackWithinWorkingDays < 0 || warnBefore.isNegative()) {
      throw new IllegalArgumentException("working days and warning must not be negative");
    }
  }

  /** Terms with one clock. */
  public ReplyTerms(
      int withinWorkingDays,
      Duration warnBefore,
      boolean automaticReplyCounts,
      WorkingCalendar calendar,
      int callBackWithinWorkingDays,
      Optional<LocalTime> recordsUntil) {
    this(
        withinWorkingDays,
        warnBefore,
        automaticReplyCounts,
        calendar,
        callBackWithinWorkingDays,
        recordsUntil,
        OptionalInt.empty());
  }

  /** Terms for mail alone: who calls has the same time, and requests are none of their own. */
  public ReplyTerms(
      int withinWorkingDays,
      Duration warnBefore,
      boolean automaticReplyCounts,
      WorkingCalendar calendar) {
    this(
        withinWorkingDays,
        warnBefore,
        automaticReplyCounts,
        calendar,
        withinWorkingDays,
        Optional.empty());
  }

  /** The terms that a policy sets. */
  public static ReplyTerms of(Policy policy) {
    var reply = policy.reply();
    return new ReplyTerms(
        reply.within().heard(),
        reply.warnBefore().orElse(Duration.ZERO),
        reply.automaticReplyCounts(),
        policy.calendar(),
        reply.voicemail().callBackWithinWorkingDays(),
        Optional.of(reply.publicRecords())
            .filter(PublicRecordsPolicy::enabled)
            .map(PublicRecordsPolicy::sameDayUntil),
        answers(reply.within()));
  }

  private static OptionalInt answers(ReplyPolicy.Within within) {
    return within.acknowledged().isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(within.answered());
  }

  /** What is promised to the sender of a message, as far as the message shows. */
  Promise promise(ReceivedMail mail) {
    if (mail.verdict().verdict() == Verdict.VOICEMAIL) {
      return Promise.CALL_BACK;
    }
    return recordsUntil.isPresent() && mail.clues().show(Trait.RECORDS_REQUEST)
        ? Promise.PUBLIC_RECORDS
        : Promise.ANSWER;
  }

  /**
   * The first deadline.
   *
   * @param receivedAt when it came; nobody who asks for public records waits for an absence
   * @param countsFrom when it counts as received
   */
  public DueDate due(Promise promise, Instant receivedAt, Instant countsFrom) {
    return switch (promise) {
      case ANSWER -> calendar.due(countsFrom, withinWorkingDays);
      case CALL_BACK -> calendar.due(countsFrom, callBackWithinWorkingDays);
      case PUBLIC_RECORDS ->
          sooner(records(receivedAt), calendar.due(receivedAt, withinWorkingDays));
    };
  }

  /** The working days within which that is promised, were it not at once. */
  public int workingDays(Promise promise) {
    return promise == Promise.CALL_BACK ? callBackWithinWorkingDays : withinWorkingDays;
  }

  /** The first deadline of a judged message, whatever was promised to its sender later. */
  public DueDate firstDue(JudgedMail judged) {
    return due(judged.promise(), judged.mail().receivedAt(), judged.countsFrom());
  }

  private DueDate records(Instant receivedAt) {
    LocalTime until = recordsUntil.orElse(LocalTime.MAX);
    LocalDate day = calendar.dateOf(receivedAt);
    DueDate sameDay = calendar.due(receivedAt, 0);
    if (sameDay.day().equals(day) && receivedAt.isBefore(calendar.at(day, until))) {
      return sameDay;
    }
    DueDate next = calendar.due(receivedAt, 1);
    return sooner(new DueDate(calendar.at(next.day(), until), next.day(), next.skipped()), next);
  }

  private static DueDate sooner(DueDate one, DueDate other) {
    return other.at().isBefore(one.at()) ? other : one;
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
