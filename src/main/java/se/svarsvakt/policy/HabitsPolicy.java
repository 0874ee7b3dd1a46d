package se.svarsvakt.policy;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.Habit;
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

  /**
   * How they are counted; empty where nothing is.
   *
   * @param signature how many messages are read further than their preview; what a gateway adds to
   *     them later is not seen in them
   */
  public Optional<HabitTerms> terms(ZoneId zone, SignaturePolicy signature) {
    Set<Habit> counted = EnumSet.allOf(Habit.class);
    if (signature.samplePerDay() == 0) {
      counted.removeAll(Set.of(Habit.NO_HISTORY, Habit.NO_CONTACT_DETAILS));
    } else if (signature.addedByGateway()) {
      counted.remove(Habit.NO_CONTACT_DETAILS);
    }
    return Optional.of(new HabitTerms(mostRecipients, zone, counted)).filter(_ -> enabled);
  }
}
