package se.svarsvakt.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Random;
import java.util.random.RandomGenerator;
import se.svarsvakt.simulator.LastVerbExecuted;

/** Two weeks of ordinary mail that was answered, mostly in time: the ground for the figures. */
final class DemoFortnight {
  private static final int FIRST_DAY = -10;
  private static final int LAST_DAY = -2;
  private static final int A_DAY = 5;
  private static final int LATE_ONE_IN = 11;
  private static final LocalTime CLOSING = LocalTime.of(16, 50);

  private final DemoCalendar calendar;
  private final DemoEveryday everyday;
  private final DemoActs acts;
  private final RandomGenerator random = new Random(20_261_120);

  DemoFortnight(DemoCalendar calendar, DemoEveryday everyday, DemoActs acts) {
    this.calendar = calendar;
    this.everyday = everyday;
    this.acts = acts;
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
    DemoActs.Received received = question.received();
    DemoActs.Words words =
        new DemoActs.Words(
            question.answerer(), question.answer(), DemoMailWriter.Signature.CORRECT, answered);
    String answer = acts.answer(received, words, false);
    if (received.mailbox() == question.answerer()) {
      received.mailbox().lastVerb(received.id(), LastVerbExecuted.REPLY, answered);
    }
    if (random.nextInt(3) == 0) {
      Instant later = answered.plus(Duration.ofMinutes(20));
      acts.thanks(received, answer, everyday.thanks(random), later);
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
