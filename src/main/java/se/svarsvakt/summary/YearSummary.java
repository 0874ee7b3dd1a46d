package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.CalendarWeek;

/**
 * What all units' summaries of one year have in common.
 *
 * @param year an ISO year
 * @param first its first week that is kept
 * @param last its last week that is over and kept
 * @param complete whether that is the year's last week
 * @param computedAt the moment that it was asked for
 * @param profile the policy's profile
 * @param chart how mailboxes are addressed
 */
public record YearSummary(
    int year,
    CalendarWeek first,
    CalendarWeek last,
    boolean complete,
    Instant computedAt,
    String profile,
    OrganisationChart chart) {
  /**
   * A unit's year.
   *
   * @param before the same weeks of the year before; empty where none of them is kept
   */
  public record UnitYear(MailboxId manager, YearTally year, Optional<YearTally> before) {}
}
