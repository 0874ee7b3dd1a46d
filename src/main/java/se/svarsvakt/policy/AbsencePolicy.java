package se.svarsvakt.policy;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is promised to those who write to somebody who is away (docs/how-it-judges.md 4).
 *
 * @param returnDate whether an automatic reply must say when its writer is back
 * @param contact whether it must name an address or a number of somebody else
 * @param cause whether it must tell why its writer is away
 * @param phrase what it must contain, never blank; empty for nothing
 * @param agreementReplacesReply whether a cover agreement makes the automatic reply needless
 * @param coverAfterDays from how many whole working days on somebody else must be able to open the
 *     mailbox, {@link #COVER_AFTER}; 0 for always, empty for never
 * @param namingSuffices whether a cover agreement that somebody made in Teams counts until the
 *     colleague answers; else it counts from their yes on
 * @param lookAheadWorkingDays how many working days before an absence it is looked at, {@link
 *     #LOOK_AHEAD}
 * @param managerToldWorkingDaysBefore how many working days before an absence without cover the
 *     manager is told, {@link #LOOK_AHEAD}; 0 for never
 */
public record AbsencePolicy(
    boolean returnDate,
    boolean contact,
    boolean cause,
    Optional<String> phrase,
    boolean agreementReplacesReply,
    OptionalInt coverAfterDays,
    boolean namingSuffices,
    int lookAheadWorkingDays,
    int managerToldWorkingDaysBefore) {
  /** The allowed {@link #coverAfterDays}. */
  public static final Range COVER_AFTER = new Range(0, 60);

  /** The allowed {@link #lookAheadWorkingDays}; 0 is the day itself. */
  public static final Range LOOK_AHEAD = new Range(0, 10);

  private static final int STEWARDS_TOLD_BEFORE = 2;

  /**
   * A text with date and contact, needless where a colleague has agreed to cover; looked at from
   * two working days ahead.
   */
  public static final AbsencePolicy ORDINARY =
      new AbsencePolicy(true, true, Optional.empty(), true, OptionalInt.empty(), 2);

  /**
   * A policy that asks for no cause, under which naming a colleague does not suffice, and no
   * manager is told.
   */
  public AbsencePolicy(
      boolean returnDate,
      boolean contact,
      Optional<String> phrase,
      boolean agreementReplacesReply,
      OptionalInt coverAfterDays,
      int lookAheadWorkingDays) {
    this(
        returnDate,
        contact,
        false,
        phrase,
        agreementReplacesReply,
        coverAfterDays,
        false,
        lookAheadWorkingDays,
        0);
  }

  /** Refuses a blank phrase and numbers out of range. */
  public AbsencePolicy {
    if (phrase.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("phrase must not be blank");
    }
    coverAfterDays.ifPresent(days -> COVER_AFTER.check("coverAfterDays", days));
    LOOK_AHEAD.check("lookAheadWorkingDays", lookAheadWorkingDays);
    LOOK_AHEAD.check("managerToldWorkingDaysBefore", managerToldWorkingDaysBefore);
  }

  /**
   * How many working days before everybody who looks after a shared mailbox is away its manager is
   * told: as many as before an absence, two where that is never.
   */
  public int stewardsToldWorkingDaysBefore() {
    return managerToldWorkingDaysBefore == 0 ? STEWARDS_TOLD_BEFORE : managerToldWorkingDaysBefore;
  }
}
