package se.svarsvakt.setup;

import java.time.Duration;
import java.util.List;
import se.svarsvakt.http.Sleeper;
import se.svarsvakt.setup.SetupStep.Look;

/**
 * Runs steps in their order: each is looked at, told, asked for, done and looked at again, until
 * what was done can be seen. Entra's copies need a while for that.
 */
public final class SetupRun {
  private static final List<Duration> PAUSES =
      List.of(1, 2, 4, 8, 15, 30).stream().map(Duration::ofSeconds).toList();

  private final Dialogue dialogue;
  private final Sleeper sleeper;
  private final boolean dry;
  private boolean left;

  /** Whom a run talks to. */
  public interface Dialogue {
    /** A line about what is, or was done. */
    void tell(String line);

    /** Whether the step may do what was just told. */
    boolean agrees();
  }

  /**
   * Ready to run.
   *
   * @param dry whether nothing is to be done
   */
  public SetupRun(Dialogue dialogue, Sleeper sleeper, boolean dry) {
    this.dialogue = dialogue;
    this.sleeper = sleeper;
    this.dry = dry;
  }

  /**
   * Runs them.
   *
   * @return whether nothing is left for the administrator
   * @throws SetupStopped if a step cannot go on; what was done stays
   */
  public boolean run(List<SetupStep> steps) {
    int number = 0;
    for (SetupStep step : steps) {
      number++;
      String mark = "[%d/%d] ".formatted(number, steps.size());
      switch (step.look()) {
        case Look.InPlace(String what) -> dialogue.tell(mark + what);
        case Look.Left(List<String> what) -> leave(mark, what);
        case Look.Todo(List<String> plan) -> {
          tell(mark, dry ? "would: " : "is going to: ", plan);
          if (!dry) {
            if (!dialogue.agrees()) {
              dialogue.tell("not done; run setup again to go on from here");
              return false;
            }
            step.run();
            await(step);
          }
        }
      }
    }
    return !left;
  }

  private void await(SetupStep step) {
    Look look = step.look();
    for (Duration pause : PAUSES) {
      if (!(look instanceof Look.Todo)) {
        break;
      }
      pause(pause);
      look = step.look();
    }
    switch (look) {
      case Look.InPlace(String what) -> dialogue.tell("      done: " + what);
      case Look.Left(List<String> what) -> leave("      ", what);
      case Look.Todo _ ->
          throw new SetupStopped(
              SetupStopped.Reason.REFUSED,
              "what was done cannot be seen yet: wait ten minutes and run setup again, it goes on"
                  + " from here");
    }
  }

  private void pause(Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupStopped(SetupStopped.Reason.REFUSED, "stopped; run setup again to go on");
    }
  }

  private void leave(String mark, List<String> what) {
    left = true;
    tell(mark, "left for you: ", what);
  }

  private void tell(String mark, String lead, List<String> lines) {
    dialogue.tell(mark + lead + lines.getFirst());
    lines.stream().skip(1).forEach(line -> dialogue.tell("      " + line));
  }
}
