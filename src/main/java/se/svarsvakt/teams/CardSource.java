package se.svarsvakt.teams;

import se.svarsvakt.nudge.NudgeMessage;
import tools.jackson.databind.JsonNode;

/** Makes the card that tells a person about a nudge. */
@FunctionalInterface
public interface CardSource {
  /**
   * The Adaptive Card, as JSON. It may hold subjects and senders, and is never stored or logged.
   */
  JsonNode card(NudgeMessage message);
}
