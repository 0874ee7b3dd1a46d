package se.svarsvakt.worklist;

import se.svarsvakt.casework.UserAction;
import se.svarsvakt.nudge.NudgeItem;

/** What was understood of what a card or the page sent. */
public sealed interface ActionReading {
  /**
   * All of it; nothing of it is trusted.
   *
   * @param action what the person wants
   */
  record Complete(UserAction action) implements ActionReading {}

  /**
   * Something was left empty, or cannot be meant.
   *
   * @param kind what the person wants
   * @param item about which item
   * @param fault what cannot be meant; empty where something was left empty
   */
  record Incomplete(UserAction.Kind kind, NudgeItem item, String fault) implements ActionReading {}

  /**
   * Nothing that a card or page of ours sends.
   *
   * @param fault what is wrong with it
   */
  record Unreadable(String fault) implements ActionReading {}
}
