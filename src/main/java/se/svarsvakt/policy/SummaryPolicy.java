package se.svarsvakt.policy;

import java.time.LocalTime;

/**
 * What managers are told of their unit's weeks (docs/privacy.md).
 *
 * @param reports whose mailboxes belong to a manager's unit
 * @param managerSeesPersons whether a manager sees the figures of each person, in a unit that is
 *     large enough
 * @param sentAt when the weekly summary goes out, on the week's first working day
 */
public record SummaryPolicy(Reports reports, boolean managerSeesPersons, LocalTime sentAt) {
  /** The values of docs/settings.md. */
  public static final SummaryPolicy ORDINARY =
      new SummaryPolicy(Reports.DIRECT, false, LocalTime.of(8, 0));

  /** Who belongs to a manager's unit. */
  public enum Reports {
    /** Those who report to the manager directly. */
    DIRECT,
    /** The whole line below. */
    ALL
  }
}
