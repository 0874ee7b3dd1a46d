package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AttentionIssue.StewardsAway;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/**
 * The part of the rule {@code shared-mailbox} that looks ahead: not everybody who looks after a
 * shared mailbox is away at once (docs/how-it-judges.md 6).
 *
 * @param daysBefore how many working days before the first such day it is told of
 */
public record StewardsRule(int daysBefore) {
  /** The gaps that are near or run. */
  public List<Finding> judge(MailboxId mailbox, StewardGaps gaps, Instant now) {
    var calendar = gaps.calendar();
    var today = calendar.dateOf(now);
    var furthest = days(today, calendar::nextWorkingDay);
    return gaps.between(today, furthest).stream()
        .filter(gap -> now.isBefore(calendar.closesAt(gap.to())))
        .map(gap -> finding(mailbox, gap, gaps))
        .filter(finding -> !now.isBefore(finding.since()))
        .toList();
  }

  private Finding finding(MailboxId mailbox, Days gap, StewardGaps gaps) {
    var calendar = gaps.calendar();
    var told = days(gap.from(), calendar::previousWorkingDay);
    return new Finding(
        mailbox,
        new StewardsAway(gap),
        Severity.WARNING,
        calendar.at(told, LocalTime.MIDNIGHT),
        calendar.opensAt(gap.from()),
        null);
  }

  private LocalDate days(LocalDate from, UnaryOperator<LocalDate> step) {
    return Stream.iterate(from, step).skip(daysBefore).findFirst().orElseThrow();
  }
}
