package se.svarsvakt.exchange;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came of a question to the admin API. */
sealed interface Reply<T> {
  /**
   * A whole answer.
   *
   * @param value what it says
   */
  record Answered<T>(T value) implements Reply<T> {}

  /**
   * No answer, or one of a shape that is not known.
   *
   * @param reason one line for the administrator
   * @param general whether it has nothing to do with this mailbox, as far as one can tell
   */
  record Failed<T>(String reason, boolean general) implements Reply<T> {
    /** The same for a question about something else. */
    <U> Failed<U> other() {
      return new Failed<>(reason, general);
    }
  }

  /** Something that can be asked. */
  @FunctionalInterface
  interface Oracle {
    /** All the answer's rows, from all its pages. */
    Reply<List<JsonNode>> ask(AdminQuestion question);
  }
}
