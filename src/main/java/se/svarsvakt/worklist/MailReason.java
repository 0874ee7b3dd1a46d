package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Why an open mail is counted, by when it is to be answered, and what settles it; without content.
 *
 * @param cause why it counts
 * @param receivedAt when it came
 * @param reopenedAt when an answer was reported not to have arrived; empty where none was
 * @param countsFrom the day that the deadline is counted from
 * @param waited whether that is later than the day of receipt, the owner being away
 * @param promise what its sender was promised
 * @param workingDays how many working days there are for that; of no meaning where a request for
 *     public records is due at once
 * @param sameDayUntil the time of day until which such a request is due the same day
 * @param due the deadline in force, with the days that it did not count
 * @param remedy what settles it
 */
public record MailReason(
    Cause cause,
    Instant receivedAt,
    Optional<Instant> reopenedAt,
    LocalDate countsFrom,
    boolean waited,
    Promise promise,
    int workingDays,
    LocalTime sameDayUntil,
    DueDate due,
    Remedy remedy) {
  /** Why a mail counts. */
  public enum Cause {
    /** Somebody left a message by telephone. */
    CALL,
    /** It seems to ask for public records. */
    RECORDS,
    /** It came from outside. */
    OUTSIDE,
    /** It came from outside to another mailbox, which has none, so that this is the only copy. */
    ONLY_COPY,
    /** A person asks, although a system sent it. */
    QUESTION,
    /** It says that it is a colleague's, and is not shown to be. */
    CLAIMED
  }

  /** What settles it. */
  public enum Remedy {
    /** An answer, or that none is needed. */
    ANSWER,
    /** A call back, or an answer to who called. */
    CALL,
    /** The records, a decision, or that it asks for none. */
    RECORDS,
    /** The answer that was promised. */
    PROMISED_ANSWER,
    /** Telling the sender that it was passed on. */
    TELLING,
    /** Asking the colleague, and saying that it is false. */
    ASKING
  }

  /** Of a mail; empty where nobody waits for an answer to it. */
  static Optional<MailReason> of(JudgedMail mail, WorkingCalendar calendar, ReplyTerms terms) {
    DueDate due = mail.due();
    if (due == null) {
      return Optional.empty();
    }
    LocalDate countsFrom = calendar.dateOf(mail.countsFrom());
    DueDate first = terms.due(mail.promise(), mail.mail().receivedAt(), mail.countsFrom());
    return Optional.of(
        new MailReason(
            cause(mail),
            mail.mail().receivedAt(),
            Optional.ofNullable(mail.reopenedAt()),
            countsFrom,
            countsFrom.isAfter(calendar.dateOf(mail.mail().receivedAt())),
            mail.promise(),
            terms.workingDays(mail.promise()),
            terms.recordsUntil().orElse(LocalTime.NOON),
            due,
            remedy(mail, !due.equals(first))));
  }

  private static Cause cause(JudgedMail mail) {
    if (mail.claimsColleague()) {
      return Cause.CLAIMED;
    }
    if (mail.promise() == Promise.PUBLIC_RECORDS) {
      return Cause.RECORDS;
    }
    Verdict alone = mail.mail().verdict().verdict();
    return switch (alone) {
      case COPIED -> Cause.ONLY_COPY;
      case AUTOMATIC, BULK -> Cause.QUESTION;
      case VOICEMAIL -> Cause.CALL;
      case JUNK,
          DELIVERY_REPORT,
          MEETING,
          EXCLUDED_SENDER,
          INTERNAL,
          NO_REPLY_SENDER,
          CLOSING_REMARK,
          EXTERNAL ->
          Cause.OUTSIDE;
    };
  }

  private static Remedy remedy(JudgedMail mail, boolean promised) {
    if (mail.state() instanceof ReplyState.ForwardedUntold) {
      return Remedy.TELLING;
    }
    if (mail.claimsColleague()) {
      return Remedy.ASKING;
    }
    if (promised) {
      return Remedy.PROMISED_ANSWER;
    }
    return switch (mail.promise()) {
      case ANSWER -> Remedy.ANSWER;
      case CALL_BACK -> Remedy.CALL;
      case PUBLIC_RECORDS -> Remedy.RECORDS;
    };
  }
}
