package se.svarsvakt.sync;

import java.time.LocalDate;
import java.util.Set;
import se.svarsvakt.mail.Habit;

/**
 * What a sent message adds to its sender's habits.
 *
 * @param month the first day of the month that it counts in
 * @param habits what it shows, maybe nothing
 */
public record HabitCount(LocalDate month, Set<Habit> habits) {
  /** Nothing. */
  public static final HabitCount NONE = new HabitCount(LocalDate.EPOCH, Set.of());

  /** Keeps a copy. */
  public HabitCount {
    habits = Set.copyOf(habits);
  }
}
