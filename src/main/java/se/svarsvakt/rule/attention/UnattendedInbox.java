package se.svarsvakt.rule.attention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.AttentionIssue.DelegateUnknown;
import se.svarsvakt.rule.AttentionIssue.NoDelegate;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The rule {@code unattended}: a person's mailbox with unread external mail that nobody has looked
 * after for some working days, and that nobody else can open. What is unknown about access is no
 * proof that nobody has it, hence a code of its own and a warning at most.
 */
record UnattendedInbox(int afterWorkingDays, WorkingCalendar calendar) {
  UnattendedInbox {
    if (afterWorkingDays < 0) {
      throw new IllegalArgumentException("working days must not be negative: " + afterWorkingDays);
    }
  }

  List<Finding> judge(AttentionFacts facts, Instant now) {
    return facts.waitingSince().stream()
        .filter(since -> !now.isBefore(dueAfter(since)) && !facts.canBeOpenedByAnother())
        .map(since -> finding(facts, since))
        .toList();
  }

  /** From when on mail lies there too long; empty where none waits. */
  Optional<Instant> tooLongFrom(AttentionFacts facts) {
    return facts.waitingSince().map(this::dueAfter);
  }

  private Instant dueAfter(Instant since) {
    return calendar.plusWorkingDays(since, afterWorkingDays);
  }

  private Finding finding(AttentionFacts facts, Instant since) {
    var hints = facts.access().hints();
    return switch (facts.access().knowledge()) {
      case UNKNOWN -> finding(facts, new DelegateUnknown(hints), Severity.WARNING, since);
      case INBOX_RIGHTS -> finding(facts, new NoDelegate(hints), Severity.WARNING, since);
      case FULL -> finding(facts, new NoDelegate(hints), Severity.BREACH, since);
    };
  }

  private Finding finding(
      AttentionFacts facts, AttentionIssue issue, Severity severity, Instant since) {
    return new Finding(facts.mailbox(), issue, severity, since, dueAfter(since), null);
  }
}
