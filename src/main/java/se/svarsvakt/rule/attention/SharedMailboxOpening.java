package se.svarsvakt.rule.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.rule.AttentionIssue.NoSteward;
import se.svarsvakt.rule.AttentionIssue.NotOpened;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The rule {@code shared-mailbox}: a shared mailbox is opened every working day, and has somebody
 * who looks after it. A day counts as missed once it has ended, if unread external mail already lay
 * there when it began and no sign of attention came on its date, not even before or after hours.
 */
record SharedMailboxOpening(WorkingCalendar calendar) {
  List<Finding> judge(AttentionFacts facts, Instant now) {
    return Stream.concat(notOpened(facts, now).stream(), noSteward(facts, now).stream()).toList();
  }

  private Optional<Finding> notOpened(AttentionFacts facts, Instant now) {
    return missedFrom(facts)
        .filter(end -> !now.isBefore(end))
        .map(end -> new Finding(facts.mailbox(), new NotOpened(), Severity.BREACH, end, end, null));
  }

  /** The end of the day that is missed if nobody looks; empty where nothing waits. */
  Optional<Instant> missedFrom(AttentionFacts facts) {
    return facts
        .oldestUnread()
        .map(received -> calendar.closesAt(firstDayToOpen(received, facts.lastAttention())));
  }

  /** The first working day at whose start the mail lay there, after the day of last attention. */
  private LocalDate firstDayToOpen(Instant received, Optional<Instant> lastAttention) {
    var arrived = calendar.dateOf(received);
    var inTime = !received.isAfter(calendar.opensAt(arrived));
    var possible = inTime ? arrived : arrived.plusDays(1);
    var first =
        lastAttention
            .map(sign -> calendar.dateOf(sign).plusDays(1))
            .filter(day -> day.isAfter(possible))
            .orElse(possible);
    return calendar.isWorkingDay(first) ? first : calendar.nextWorkingDay(first);
  }

  /**
   * Nothing tells since when nobody looks after a mailbox: it is reported since the beginning of
   * the working day, so that it is the same all day.
   */
  private Optional<Finding> noSteward(AttentionFacts facts, Instant now) {
    if (facts.stewardKnown()) {
      return Optional.empty();
    }
    var since = lastOpening(now);
    return Optional.of(
        new Finding(facts.mailbox(), new NoSteward(), Severity.WARNING, since, null, null));
  }

  private Instant lastOpening(Instant now) {
    var today = calendar.dateOf(now);
    var begun = calendar.isWorkingDay(today) && !now.isBefore(calendar.opensAt(today));
    return calendar.opensAt(begun ? today : calendar.previousWorkingDay(today));
  }
}
