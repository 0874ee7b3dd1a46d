package se.svarsvakt.rule.attention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Whether a mailbox gets the attention that is promised (docs/how-it-judges.md 6): a person's own
 * under the rule {@code unattended}, a shared one under {@code shared-mailbox}. A pure function of
 * the facts and the moment.
 */
public final class AttentionRule {
  private final UnattendedInbox unattended;
  private final SharedMailboxOpening opening;

  /**
   * @param afterWorkingDays how long mail may lie unseen in a person's own mailbox that nobody else
   *     can open, in working days, not negative
   * @param calendar the organisation's working time
   * @throws IllegalArgumentException if the number of days is negative
   */
  public AttentionRule(int afterWorkingDays, WorkingCalendar calendar) {
    this.unattended = new UnattendedInbox(afterWorkingDays, calendar);
    this.opening = new SharedMailboxOpening(calendar);
  }

  /**
   * What is not as promised with that mailbox, in a fixed order.
   *
   * @param now the moment judged at; what the facts say of later moments does not count
   */
  public List<Finding> judge(AttentionFacts facts, Instant now) {
    var known = facts.upTo(now);
    return known.shared() ? opening.judge(known, now) : unattended.judge(known, now);
  }

  /**
   * Until when time alone changes nothing of what {@link #judge} finds in a person's own mailbox.
   *
   * @return a moment after {@code now}; empty where mail lies there too long already, and for a
   *     shared mailbox, where every working day counts anew
   */
  public Optional<Instant> sameUntil(AttentionFacts facts, Instant now) {
    var known = facts.upTo(now);
    var tooLong = unattended.tooLongFrom(known);
    if (known.shared() || tooLong.filter(from -> !now.isBefore(from)).isPresent()) {
      return Optional.empty();
    }
    var future =
        Stream.concat(facts.oldestUnread().stream(), facts.lastAttention().stream())
            .filter(each -> each.isAfter(now));
    return Stream.concat(tooLong.stream(), future)
        .min(Instant::compareTo)
        .or(() -> Optional.of(Instant.MAX));
  }
}
