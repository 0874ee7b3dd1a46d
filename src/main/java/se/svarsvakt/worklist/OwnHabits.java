package se.svarsvakt.worklist;

import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.Habit;

/**
 * How often a person did what the guidelines ask them to leave, for that person alone.
 *
 * @param now in the month that goes on
 * @param before in the month before
 * @param counted which are counted at all
 */
public record OwnHabits(Map<Habit, Integer> now, Map<Habit, Integer> before, Set<Habit> counted) {
  /** Keeps copies. */
  public OwnHabits {
    now = Map.copyOf(now);
    before = Map.copyOf(before);
    counted = Set.copyOf(counted);
  }
}
