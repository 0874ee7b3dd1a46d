package se.svarsvakt.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Two weeks of ordinary mail that was answered, mostly in time: the ground for the figures. */
final class DemoFortnight {
  private static final int FIRST_DAY = -10;
  private static final int LAST_DAY = -2;
  private static final int A_DAY = 5;
  private static final int LATE_ONE_IN = 11;
  private static final LocalTime CLOSING = LocalTime.of(16, 50);

  private final DemoCalendar calendar;
  private final DemoEveryday everyday;
  private final RandomGenerator random = new Random(20_261_120);

  DemoFortnight(DemoCalendar calendar, DemoEveryday everyday) {
    this.calendar = calendar;
    this.everyday = everyday;
  }

  void pass() {
    for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
      for (int i = 0; i < A_DAY; i++) {
        exchange(day, LocalTime.of(7, 30).plusMinutes(random.nextInt(540)));
      }
    }
  }

  private void exchange(int day, LocalTime time) {
    Instant at = calendar.at(day, time);
    DemoEveryday.Question question = everyday.ask(random, at);
    Instant answered = answerTime(day, time);
    String answer = everyday.answer(question, answered, false);
    if (random.nextInt(3) == 0) {
      everyday.thanks(question, answer, random, answered.plus(Duration.ofMinutes(20)));
    }
  }

  private Instant answerTime(int day, LocalTime asked) {
    int minutes = 40 + random.nextInt(240);
    boolean late = day < LAST_DAY - 1 && random.nextInt(LATE_ONE_IN) == 0;
    if (late) {
      return calendar.at(day + 2, LocalTime.of(10, 0).plusMinutes(minutes));
    }
    LocalTime sameDay = asked.plusMinutes(minutes);
    return sameDay.isBefore(CLOSING) && sameDay.isAfter(asked)
        ? calendar.at(day, sameDay)
        : calendar.at(day + 1, LocalTime.of(8, 15).plusMinutes(minutes / 2));
  }
}
