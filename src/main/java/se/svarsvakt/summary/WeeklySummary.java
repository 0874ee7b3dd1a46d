package se.svarsvakt.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;

/**
 * What all units' summaries of one week have in common.
 *
 * @param week the week
 * @param zone the policy's zone
 * @param computedAt the moment that it was asked for
 * @param profile the policy's profile
 * @param chart how mailboxes are addressed
 * @param readUntil when mail was read last, where that was before the week was over
 */
public record WeeklySummary(
    CalendarWeek week,
    ZoneId zone,
    Instant computedAt,
    String profile,
    OrganisationChart chart,
    Optional<Instant> readUntil) {
  /** The week, from its first moment to the next one's. */
  public Period span() {
    return week.in(zone);
  }
}
