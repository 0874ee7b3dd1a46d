package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
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
 * @param workingDays how many working days there are for an answer
 * @param due the deadline in force, with the days that it did not count
 * @param remedy what settles it
 */
public record MailReason(
    Cause cause,
    Instant receivedAt,
    Optional<Instant> reopenedAt,
    LocalDate countsFrom,
    boolean waited,
    int workingDays,
    DueDate due,
    Remedy remedy) {
  /** Why a mail counts. */
  public enum Cause {
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
    /** The answer that was promised. */
    PROMISED_ANSWER,
    /** Telling the sender that it was passed on. */
    TELLING,
    /** Asking the colleague, and saying that it is false. */
    ASKING
  }

  /** Of a mail; empty where nobody waits for an answer to it. */
  static Optional<MailReason> of(JudgedMail mail, WorkingCalendar calendar, int workingDays) {
    DueDate due = mail.due();
    if (due == null) {
      return Optional.empty();
    }
    LocalDate countsFrom = calendar.dateOf(mail.countsFrom());
    boolean promised = !due.equals(calendar.due(mail.countsFrom(), workingDays));
    return Optional.of(
        new MailReason(
            cause(mail),
            mail.mail().receivedAt(),
            Optional.ofNullable(mail.reopenedAt()),
            countsFrom,
            countsFrom.isAfter(calendar.dateOf(mail.mail().receivedAt())),
            workingDays,
            due,
            remedy(mail, promised)));
  }

  private static Cause cause(JudgedMail mail) {
    if (mail.claimsColleague()) {
      return Cause.CLAIMED;
    }
    Verdict alone = mail.mail().verdict().verdict();
    return switch (alone) {
      case COPIED -> Cause.ONLY_COPY;
      case AUTOMATIC, BULK -> Cause.QUESTION;
      case JUNK,
          DELIVERY_REPORT,
          MEETING,
          VOICEMAIL,
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
    return promised ? Remedy.PROMISED_ANSWER : Remedy.ANSWER;
  }
}
