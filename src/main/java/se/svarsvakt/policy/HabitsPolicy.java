package se.svarsvakt.policy;

import java.time.ZoneId;
import java.util.Optional;
import se.svarsvakt.mail.HabitTerms;

/**
 * What is counted of how people send mail, for themselves alone (docs/how-it-judges.md).
 *
 * @param enabled whether anything is
 * @param mostRecipients more people than these in To and Cc are mass mail, {@link #RECIPIENTS}
 */
public record HabitsPolicy(boolean enabled, int mostRecipients) {
  /** The allowed {@link #mostRecipients}. */
  public static final Range RECIPIENTS = new Range(2, 500);

  /** Nothing is counted. */
  public static final HabitsPolicy ORDINARY = new HabitsPolicy(false, 20);

  /** Refuses a number out of range. */
  public HabitsPolicy {
    RECIPIENTS.check("mostRecipients", mostRecipients);
  }

  /** How they are counted; empty where nothing is. */
  public Optional<HabitTerms> terms(ZoneId zone) {
    return enabled ? Optional.of(new HabitTerms(mostRecipients, zone)) : Optional.empty();
  }
}
