package se.svarsvakt.rule;

/**
 * What a finding says is wrong: a type or a constant for each code of the output, with what there
 * is to tell of it. Whoever does something with findings switches over all of them without a
 * default, so that a new code compiles only when everybody has said what it means to them.
 */
public sealed interface Issue permits ReplyIssue, AbsenceIssue, AttentionIssue, SignatureIssue {
  /** The rule that finds it. */
  RuleName rule();

  /** Its name in the output and in the store, {@code overdue} for example. */
  String code();

  /** Whether it is for the manager alone to see to, and not for whose mailbox it is. */
  default boolean isForManager() {
    return switch (this) {
      case AbsenceIssue.NoRoutine _, AttentionIssue.StewardsAway _ -> true;
      case AbsenceIssue _, AttentionIssue _, ReplyIssue _, SignatureIssue _ -> false;
    };
  }
}
