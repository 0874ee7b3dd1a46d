package se.svarsvakt.rule.attention;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.ServiceHours;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Whether a shared mailbox lay unread for a whole time of its service: external mail lay there
 * unread when it began, and no sign of attention came before it ended, nor has come since. It is
 * told as advice and is no breach (docs/how-it-judges.md 8).
 *
 * @param hours when the mailbox is looked after
 */
public record ServiceWindow(ServiceHours hours, WorkingCalendar calendar) {
  /** The last time of service that was over then, if it passed unread. */
  public Optional<Period> passedUnread(AttentionFacts facts, Instant now) {
    AttentionFacts known = facts.upTo(now);
    return hours
        .lastOver(now, calendar)
        .filter(
            window ->
                known.oldestUnread().filter(mail -> !mail.isAfter(window.from())).isPresent()
                    && known.lastAttention().filter(at -> !at.isBefore(window.from())).isEmpty());
  }
}
