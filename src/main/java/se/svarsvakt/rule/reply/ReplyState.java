package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/** How far a message that expects an answer has come (docs/how-it-judges.md 3, first table). */
public sealed interface ReplyState {
  /** Not answered, and there is time left. */
  record Open() implements ReplyState {}

  /**
   * Not answered, and the day or the hours of warning have begun.
   *
   * @param since when they began
   */
  record DueSoon(Instant since) implements ReplyState {}

  /**
   * Not answered in time, or a promised answer did not come.
   *
   * @param since the deadline that passed
   */
  record Overdue(Instant since) implements ReplyState {}

  /**
   * Somebody of the organisation answered.
   *
   * @param settlement when and by whom
   */
  record Answered(Settlement settlement) implements ReplyState {}

  /**
   * Received and confirmed, the final answer promised for a day.
   *
   * @param settlement when and how it was acknowledged; on time by the first deadline
   * @param promised the day by which the final answer is due
   */
  record Acknowledged(Settlement settlement, LocalDate promised) implements ReplyState {}

  /**
   * Passed on, and the sender was told.
   *
   * @param settlement when and how the sender was told
   * @param forwardedAt when it was passed on
   * @param by the mailbox that passed it on
   */
  record Forwarded(Settlement settlement, Instant forwardedAt, MailboxId by)
      implements ReplyState {}

  /**
   * Passed on, and the sender does not know.
   *
   * @param forwardedAt when it was passed on
   * @param by the mailbox that passed it on
   */
  record ForwardedUntold(Instant forwardedAt, MailboxId by) implements ReplyState {}

  /**
   * A person marked it as needing no answer.
   *
   * @param markedAt when
   */
  record NoReplyNeeded(Instant markedAt) implements ReplyState {}

  /** Thrown away without an answer. */
  record Discarded() implements ReplyState {}

  /** That and how the sender got an answer; empty in the states that know of none. */
  default Optional<Settlement> settled() {
    return switch (this) {
      case Answered answered -> Optional.of(answered.settlement);
      case Acknowledged acknowledged -> Optional.of(acknowledged.settlement);
      case Forwarded forwarded -> Optional.of(forwarded.settlement);
      case Open _, DueSoon _, Overdue _, ForwardedUntold _, NoReplyNeeded _, Discarded _ ->
          Optional.empty();
    };
  }

  /** Whether something is still to be done; a promised answer is. */
  default boolean isOpen() {
    return switch (this) {
      case Open _, DueSoon _, Overdue _, ForwardedUntold _, Acknowledged _ -> true;
      case Answered _, Forwarded _, NoReplyNeeded _, Discarded _ -> false;
    };
  }

  /** The state's name in the program's output and in docs/how-it-judges.md. */
  default String code() {
    return switch (this) {
      case Open _ -> "OPEN";
      case DueSoon _ -> "DUE_SOON";
      case Overdue _ -> "OVERDUE";
      case Answered _ -> "ANSWERED";
      case Acknowledged _ -> "ACKNOWLEDGED";
      case Forwarded _ -> "FORWARDED";
      case ForwardedUntold _ -> "FORWARDED_UNTOLD";
      case NoReplyNeeded _ -> "NO_REPLY_NEEDED";
      case Discarded _ -> "DISCARDED";
    };
  }
}
