package se.svarsvakt.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import se.svarsvakt.simulator.SimulatedMailbox;

/**
 * Lets the town live on: mail comes in, people read, answer, move and pass on what they have. The
 * same town, seed and moments give the same life. Not safe for use by several threads.
 */
public final class DemoLife {
  private static final int RECENT = 6;

  private final DemoTown town;
  private final RandomGenerator random;
  private final List<DemoEveryday.Question> open = new ArrayList<>();

  /**
   * A life that has not begun.
   *
   * @param random with a fixed seed for a life that can be repeated
   */
  public DemoLife(DemoTown town, RandomGenerator random) {
    this.town = town;
    this.random = random;
  }

  /**
   * A few things happen: one to three in office hours, otherwise now and then a mail that comes in.
   *
   * @param now when; not before the steps that went before
   */
  public void step(Instant now) {
    if (!town.calendar().isOfficeTime(now)) {
      if (random.nextInt(4) == 0) {
        ask(now);
      }
      return;
    }
    int events = 1 + random.nextInt(3);
    for (int i = 0; i < events; i++) {
      happen(now);
    }
  }

  private void happen(Instant now) {
    int dice = random.nextInt(20);
    if (open.isEmpty() || dice < 7) {
      ask(now);
    } else if (dice < 14) {
      answer(open.remove(random.nextInt(open.size())), now);
    } else if (dice < 17) {
      read(open.get(random.nextInt(open.size())));
    } else {
      putAway(open.remove(random.nextInt(open.size())), now, dice);
    }
  }

  private void ask(Instant now) {
    open.add(town.everyday().ask(random, now));
    if (open.size() > RECENT) {
      open.removeFirst();
    }
  }

  private void answer(DemoEveryday.Question question, Instant now) {
    String answer = town.everyday().answer(question, now, random.nextInt(4) == 0);
    if (random.nextInt(4) == 0) {
      town.everyday().thanks(question, answer, random, now);
    }
  }

  private static void read(DemoEveryday.Question question) {
    question.received().mailbox().markRead(question.received().id(), true);
  }

  private void putAway(DemoEveryday.Question question, Instant now, int dice) {
    DemoActs.Received received = question.received();
    switch (dice) {
      case 17 -> received.mailbox().move(received.id(), "archive", now);
      case 18 -> received.mailbox().move(received.id(), "junkemail", now);
      default -> forward(question, now);
    }
  }

  private void forward(DemoEveryday.Question question, Instant now) {
    List<SimulatedMailbox> people = town.people();
    String colleague =
        people.get(random.nextInt(people.size())).account().correspondent().toString();
    DemoActs.NewText text =
        new DemoActs.NewText(question.answerer(), "Hej! Hör den här hemma hos dig?", now);
    town.acts().forward(question.received(), text, random.nextBoolean(), colleague);
  }
}
