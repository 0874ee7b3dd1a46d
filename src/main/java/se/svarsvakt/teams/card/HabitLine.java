package se.svarsvakt.teams.card;

import java.util.Arrays;
import java.util.List;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.worklist.OwnHabits;

/**
 * What a person is told of a habit of theirs.
 *
 * @param text how often, this month and the last
 * @param advice what the guidelines ask for instead
 */
public record HabitLine(String text, String advice) {
  /** Of those that there is something to tell of, in the order of {@link Habit}. */
  static List<HabitLine> of(CardWords words, OwnHabits habits) {
    return Arrays.stream(Habit.values())
        .filter(habit -> habits.now().containsKey(habit) || habits.before().containsKey(habit))
        .map(
            habit ->
                new HabitLine(
                    words.of(
                        "habit." + habit.code(),
                        habits.now().getOrDefault(habit, 0),
                        habits.before().getOrDefault(habit, 0)),
                    words.of("habit." + habit.code() + ".advice")))
        .toList();
  }

  /** What is not counted where they are: a sentence for each. */
  static List<String> uncounted(CardWords words, OwnHabits habits) {
    return Arrays.stream(Habit.values())
        .filter(habit -> !habits.counted().contains(habit))
        .map(habit -> words.of("habit." + habit.code() + ".uncounted"))
        .toList();
  }
}
