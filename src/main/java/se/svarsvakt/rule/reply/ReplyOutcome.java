package se.svarsvakt.rule.reply;

import java.util.List;
import se.svarsvakt.worktime.DueDate;

/**
 * A state and what it rests on.
 *
 * @param state the state
 * @param due the deadline in force
 * @param basis the answers that the state rests on; empty where there are none
 */
record ReplyOutcome(ReplyState state, DueDate due, List<Answer> basis) {
  ReplyOutcome(ReplyState state, DueDate due) {
    this(state, due, List.of());
  }
}
