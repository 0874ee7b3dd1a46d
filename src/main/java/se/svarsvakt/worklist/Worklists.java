package se.svarsvakt.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.absence.CoverAgreement;

/** What a person can look at and do about their own items, wherever they do it. */
public interface Worklists {
  /** What a reminder is about, as it is now. */
  Worklist reminder(MailboxId person, NudgeKind kind, List<NudgeItem> items, Instant now);

  /** These items as they are now, of whatever kind; those of other people are left out. */
  Worklist about(MailboxId person, List<NudgeItem> items, Instant now);

  /** What a person reads: a BCP 47 tag; empty where their mailbox does not say. */
  String language(MailboxId person);

  /** Everything of the person's that is open now, and of the shared mailboxes they look after. */
  Worklist open(MailboxId person, Instant now);

  /** The mail that the person did something about which they can still take back. */
  Worklist recent(MailboxId person, Instant now);

  /** The agreements that the person has a part in, to be answered or ended. */
  Worklist agreements(MailboxId person, Instant now);

  /** How a person stands. */
  PersonalFigures standing(MailboxId person, Instant now);

  /** The person's own habits; empty where they are not counted. Nobody else's can be asked for. */
  Optional<OwnHabits> habits(MailboxId person, Instant now);

  /** Why a mail is counted and what settles it; empty if it is not theirs, or settled. */
  Optional<MailReason> why(MailboxId person, MailKey mail, Instant now);

  /** The agreements about the person's own mailbox, and those that they look after; by id. */
  List<CoverView> covers(MailboxId person, Instant now);

  /** Does something once, if it is the person's to do; nothing of it is trusted. */
  Result act(MailboxId person, UserAction action, Instant now);

  /**
   * An agreement as the person sees it.
   *
   * @param agreement the agreement
   * @param mine whether it is about the person's own mailbox
   * @param other what people call the other one
   */
  record CoverView(CoverAgreement agreement, boolean mine, String other) {
    /** Makes the name fit to be shown. */
    public CoverView {
      other = DisplayText.line(other, WorkItem.LONGEST_TEXT);
    }
  }

  /** What became of it. */
  sealed interface Result {
    /**
     * Done now, or was done before in the same way.
     *
     * @param action what was worked out of it
     * @param dueMeanwhile the deadline that passes while the person is not reminded
     */
    record Done(UserAction action, Optional<Instant> dueMeanwhile) implements Result {
      /** Something that lets no deadline pass. */
      public Done(UserAction action) {
        this(action, Optional.empty());
      }
    }

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
    /** The policy lets no answer take that long. */
    PROMISE,
    /** The days of an agreement must be in order, not past, and at most a year ahead. */
    DAYS,
    /** The colleague is not known, or is the person. */
    COLLEAGUE,
    /** So many colleagues are asked already, at a time or within a day. */
    TOO_MANY,
    /** It is more than an hour ago, or something else was done since. */
    TOO_LATE
  }
}
