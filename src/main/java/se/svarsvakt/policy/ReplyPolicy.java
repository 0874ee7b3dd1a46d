package se.svarsvakt.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is promised to somebody who writes: how soon they are answered (docs/how-it-judges.md 3).
 *
 * @param within the working days that answers have
 * @param warnBefore how long before its due time a message is due soon, if that is to be earlier
 *     than the beginning of the due day; longer than zero
 * @param whileAway what becomes of the deadline while the owner is away
 * @param automaticReplyCounts whether an automatic reply is an answer
 * @param voicemail what is promised to those who leave a message by telephone
 * @param publicRecords what is promised to those who ask for public records
 */
public record ReplyPolicy(
    Within within,
    Optional<Duration> warnBefore,
    WhileAway whileAway,
    boolean automaticReplyCounts,
    VoicemailPolicy voicemail,
    PublicRecordsPolicy publicRecords) {
  /** The allowed numbers of working days; 0 is the day of receipt. */
  public static final Range WORKING_DAYS = new Range(0, 60);

  /**
   * Working days after the day of receipt, {@link #WORKING_DAYS}.
   *
   * @param answered within how many an answer is due
   * @param acknowledged within how many its sender has heard from us, where that is to be sooner
   *     than the answer; empty where an answer or an acknowledgement is due at the same time
   * @param complex the most that a promised answer may take; empty where people choose
   */
  public record Within(int answered, OptionalInt acknowledged, OptionalInt complex) {
    /** Refuses numbers out of range, and clocks in another order. */
    public Within {
      WORKING_DAYS.check("respondWithinWorkingDays", answered);
      acknowledged.ifPresent(days -> WORKING_DAYS.check("acknowledgeWithinWorkingDays", days));
      complex.ifPresent(days -> WORKING_DAYS.check("complexWithinWorkingDays", days));
      if (acknowledged.orElse(answered) > answered || complex.orElse(answered) < answered) {
        throw new IllegalArgumentException(
            "an acknowledgement is not due after the answer, nor a complex answer before it");
      }
    }

    /** One clock. */
    public static Within days(int answered) {
      return new Within(answered, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Within how many the sender has heard from us, by an acknowledgement or the answer. */
    public int heard() {
      return acknowledged.orElse(answered);
    }
  }

  /** Refuses a warning time that is not positive. */
  public ReplyPolicy {
    if (warnBefore.filter(time -> !time.isPositive()).isPresent()) {
      throw new IllegalArgumentException("warnBefore must be longer than zero");
    }
  }

  /** A promise without an earlier warning, for which automatic replies are no answers. */
  public static ReplyPolicy within(int workingDays, WhileAway whileAway) {
    return new ReplyPolicy(
        Within.days(workingDays),
        Optional.empty(),
        whileAway,
        false,
        VoicemailPolicy.ORDINARY,
        PublicRecordsPolicy.ORDINARY);
  }

  /** Within how many working days an answer is due. */
  public int respondWithinWorkingDays() {
    return within.answered();
  }
}
