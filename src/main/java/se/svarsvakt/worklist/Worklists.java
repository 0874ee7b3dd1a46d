package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.CoverAgreement;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;

/** What a person can look at and do about their own matters, wherever they do it. */
public interface Worklists {
  /** What a reminder is about, as it is now. */
  Worklist reminder(MailboxId person, NudgeKind kind, List<NudgeItem> items, Instant now);

  /** These matters as they are now, of whatever kind; those of other people are left out. */
  Worklist about(MailboxId person, List<NudgeItem> items, Instant now);

  /** What a person reads: a BCP 47 tag; empty where their mailbox does not say. */
  String language(MailboxId person);

  /** Everything of the person's that is open now, and of the shared mailboxes they look after. */
  Worklist open(MailboxId person, Instant now);

  /** The mail that the person did something about which they can still take back. */
  Worklist recent(MailboxId person, Instant now);

  /** How a person stands. */
  PersonalFigures standing(MailboxId person, Instant now);

  /** Why a mail is judged as it is, in English sentences without content; empty if not theirs. */
  List<String> why(MailboxId person, MailKey mail, Instant now);

  /** The agreements about the person's own mailbox, and those that they look after; by id. */
  List<Cover> covers(MailboxId person, Instant now);

  /** Does something about a matter, once, if it is the person's to do. */
  Result act(MailboxId person, Request request, Instant now);

  /** Takes a deed back. */
  Result undo(MailboxId person, long auditEntry, Instant now);

  /**
   * Ends an agreement about the person's own mailbox at once.
   *
   * @return why nothing was changed; empty where it is ended
   */
  Optional<Refusal> endCover(MailboxId person, long agreement, Instant now);

  /**
   * A person's own figures of the last 14 days, and what is open.
   *
   * @param open open mail, overdue mail included
   * @param overdue overdue mail
   * @param dueToday mail whose deadline is today
   * @param answered mail settled in the last 14 days
   * @param onTime those of them in time
   */
  record PersonalFigures(int open, int overdue, int dueToday, int answered, int onTime) {}

  /**
   * An agreement as the person sees it.
   *
   * @param agreement the agreement
   * @param mine whether it is about the person's own mailbox
   * @param other what people call the other one
   */
  record Cover(CoverAgreement agreement, boolean mine, String other) {}

  /** What a person wants to do, as it comes from a card or the page: nothing of it is trusted. */
  sealed interface Request {
    /** Which matter it is about. */
    NudgeItem item();

    /**
     * Answered by telephone.
     *
     * @param item which
     */
    record Answered(NudgeItem item) implements Request {}

    /**
     * No answer needed.
     *
     * @param item which
     * @param reason why
     */
    record NoReply(NudgeItem item, UserAction.Reason reason) implements Request {}

    /**
     * Promised for a day.
     *
     * @param item which
     * @param day by when
     */
    record Promise(NudgeItem item, LocalDate day) implements Request {}

    /**
     * Remind me on the next working day.
     *
     * @param item which
     */
    record Snooze(NudgeItem item) implements Request {}

    /**
     * A colleague looks after the person's own mailbox.
     *
     * @param item the finding that it answers
     * @param colleague the Entra object id, or an address in the organisation
     * @param from the first day
     * @param to the last day
     */
    record CoverBy(NudgeItem item, String colleague, LocalDate from, LocalDate to)
        implements Request {}
  }

  /** What became of it. */
  sealed interface Result {
    /** Done now, or was done before in the same way. */
    record Done(UserAction act) implements Result {}

    /** Taken back. */
    record Undone(UserAction act) implements Result {}

    /** Nothing was changed. */
    record Refused(Refusal why) implements Result {}
  }

  /** Why nothing was changed. */
  enum Refusal {
    /** It is settled already. */
    SETTLED,
    /** It is not there any more. */
    GONE,
    /** It is somebody else's. */
    NOT_YOURS,
    /** A promised day must lie between today and a year ahead. */
    DAY,
    /** The days of an agreement must be in order, not past, and at most a year ahead. */
    DAYS,
    /** The colleague is not known, or is the person. */
    COLLEAGUE,
    /** It is more than an hour ago, or something else was done since. */
    TOO_LATE
  }
}
