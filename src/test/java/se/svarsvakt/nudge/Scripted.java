package se.svarsvakt.nudge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A channel that answers as a test says, one answer after the other, and counts deliveries. */
final class Scripted implements NudgeChannel {
  private final String name;
  private final boolean replaces;
  private final Deque<Delivery> answers;
  int deliveries;
  boolean turns = true;

  /** Happens while something is sent. */
  Runnable whenSending = () -> {};

  Scripted(String name, Delivery... answers) {
    this(name, false, answers);
  }

  Scripted(String name, boolean replaces, Delivery... answers) {
    this.name = name;
    this.replaces = replaces;
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean awaitTurn() {
    return turns;
  }

  @Override
  public boolean replaces() {
    return replaces;
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    deliveries++;
    whenSending.run();
    return answers.remove();
  }
}
