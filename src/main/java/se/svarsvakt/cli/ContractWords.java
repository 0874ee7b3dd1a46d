package se.svarsvakt.cli;

import java.util.Optional;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.Promise;

/**
 * The words of the output's published schema for what it has no word of its own for. Its lists of
 * rules and kinds are closed: a reader that checks against it would refuse the whole document for
 * one word more. What is meant stands beside them, in {@code promise} and {@code ownKind}.
 */
final class ContractWords {
  private ContractWords() {}

  /** A call back, and records that are asked for, are ways of answering somebody. */
  static RuleName rule(RuleName rule) {
    return switch (rule) {
      case VOICEMAIL, PUBLIC_RECORDS -> RuleName.REPLY;
      case REPLY, FORWARD, ABSENCE, SIGNATURE, UNATTENDED, SHARED_MAILBOX -> rule;
    };
  }

  /** What the sender was promised whom such a rule is about; empty where it is about no sender. */
  static Optional<Promise> promise(RuleName rule) {
    return switch (rule) {
      case REPLY, FORWARD -> Optional.of(Promise.ANSWER);
      case VOICEMAIL -> Optional.of(Promise.CALL_BACK);
      case PUBLIC_RECORDS -> Optional.of(Promise.PUBLIC_RECORDS);
      case ABSENCE, SIGNATURE, UNATTENDED, SHARED_MAILBOX -> Optional.empty();
    };
  }

  /**
   * A question about cover is about an absence; what else is asked of a mail is due as it is told.
   */
  static NudgeKind kind(NudgeKind kind) {
    return switch (kind) {
      case COVER -> NudgeKind.ABSENCE;
      case PUBLIC_RECORDS, REGISTRATION -> NudgeKind.REPLY_DUE;
      case ABSENCE,
          OVERDUE,
          LAST_CALL,
          REPLY_DUE,
          FORWARD_UNTOLD,
          UNATTENDED,
          SIGNATURE,
          WEEKLY_SUMMARY ->
          kind;
    };
  }
}
