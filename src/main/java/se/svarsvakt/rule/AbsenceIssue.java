package se.svarsvakt.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MissingReplyText;

/** What is wrong with an automatic reply, or with an absence (docs/how-it-judges.md 4). */
public sealed interface AbsenceIssue extends Issue {
  /** What it is called that nobody has seen to it beforehand that a mailbox is looked after. */
  String NO_ROUTINE = "no-routine";

  /**
   * The days of an absence.
   *
   * @param from the first
   * @param to the last
   */
  record Days(LocalDate from, LocalDate to) {}

  /** No automatic reply covers the absence. */
  record NoAutomaticReply(Days days) implements AbsenceIssue {}

  /**
   * Not everybody outside gets the automatic reply.
   *
   * @param days the absence; empty where the reply is on without one
   * @param contactsOnly whether the person's contacts get it, and not nobody
   */
  record LimitedAudience(Optional<Days> days, boolean contactsOnly) implements AbsenceIssue {}

  /**
   * The text does not tell what the policy asks for.
   *
   * @param days the absence; empty where the reply is on without one
   * @param missing what it lacks
   */
  record IncompleteText(Optional<Days> days, Set<MissingReplyText> missing)
      implements AbsenceIssue {
    /** Keeps a copy. */
    public IncompleteText {
      missing = Set.copyOf(missing);
    }
  }

  /** The automatic reply is on although the person is back. */
  record LeftOn() implements AbsenceIssue {}

  /**
   * Nobody else can open the mailbox.
   *
   * @param days the absence
   * @param delegatesUnknown whether no source was read that would know who can
   * @param hints people to ask, who cannot open it either
   */
  record NoCover(Days days, boolean delegatesUnknown, List<MailAddress> hints)
      implements AbsenceIssue {
    /** Keeps a copy. */
    public NoCover {
      hints = List.copyOf(hints);
    }
  }

  /**
   * An absence is coming, and nobody looks after the mailbox: the manager is to see to that.
   *
   * @param days the absence
   * @param delegatesUnknown whether no source was read that would know who can open it
   */
  record NoRoutine(Days days, boolean delegatesUnknown) implements AbsenceIssue {}

  /** The absence that it is about; empty where the reply is on without one. */
  default Optional<Days> absence() {
    return switch (this) {
      case NoAutomaticReply(var days) -> Optional.of(days);
      case LimitedAudience(var days, _) -> days;
      case IncompleteText(var days, _) -> days;
      case LeftOn() -> Optional.empty();
      case NoCover(var days, _, _) -> Optional.of(days);
      case NoRoutine(var days, _) -> Optional.of(days);
    };
  }

  @Override
  default RuleName rule() {
    return RuleName.ABSENCE;
  }

  @Override
  default String code() {
    return switch (this) {
      case NoAutomaticReply _ -> "no-automatic-reply";
      case LimitedAudience _ -> "audience";
      case IncompleteText _ -> "incomplete-text";
      case LeftOn _ -> "left-on";
      case NoCover _ -> "no-cover";
      case NoRoutine _ -> NO_ROUTINE;
    };
  }
}
