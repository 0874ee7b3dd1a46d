package se.svarsvakt.setup;

import java.util.List;

/**
 * A step of set-up, or of its removal. It can be looked at again and again; nothing is remembered
 * on this machine, so a run that broke off is gone on with by the next.
 */
public interface SetupStep {
  /** Its name in the instructions (guide.properties). */
  String id();

  /**
   * Reads how things stand.
   *
   * @throws SetupStopped if that cannot be found out, or set-up must not go on
   */
  Look look();

  /**
   * Does what the look named, and nothing else.
   *
   * @throws SetupStopped if it is refused
   */
  void run();

  /** How things stand. */
  sealed interface Look {
    /**
     * It is as it should be.
     *
     * @param what is there, in one sentence
     */
    record InPlace(String what) implements Look {}

    /**
     * Something is to be done.
     *
     * @param plan what, in sentences
     */
    record Todo(List<String> plan) implements Look {
      /** Keeps its own copy. */
      public Todo {
        plan = List.copyOf(plan);
      }
    }

    /**
     * Something is left for the administrator, and the run goes on.
     *
     * @param what lines for people, commands among them
     */
    record Left(List<String> what) implements Look {
      /** Keeps its own copy. */
      public Left {
        what = List.copyOf(what);
      }
    }
  }
}
