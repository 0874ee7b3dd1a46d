package se.svarsvakt.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * How habits are counted.
 *
 * @param mostRecipients more people than these in To and Cc are mass mail
 * @param zone months are counted in it
 * @param counted which are counted
 */
public record HabitTerms(int mostRecipients, ZoneId zone, Set<Habit> counted) {
  /** How many months are kept, the one that goes on included. */
  private static final int MONTHS = 3;

  /** Keeps a copy. */
  public HabitTerms {
    counted = Set.copyOf(counted);
  }

  /** The first day of the month of that moment. */
  public LocalDate month(Instant moment) {
    return LocalDate.ofInstant(moment, zone).withDayOfMonth(1);
  }

  /** The first day of the earliest month that is kept. */
  public LocalDate keptFrom(Instant now) {
    return month(now).minusMonths(MONTHS - 1L);
  }
}
