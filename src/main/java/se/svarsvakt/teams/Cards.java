package se.svarsvakt.teams;

import java.time.Instant;
import se.svarsvakt.nudge.Deliveries.Receipt;
import se.svarsvakt.nudge.NudgeMessage;
import tools.jackson.databind.JsonNode;

/** The cards that nudges go out with, and their truth later on. */
interface Cards {
  /**
   * The card that a nudge goes out with, as JSON. It may hold subjects and senders, and is never
   * stored or logged.
   */
  JsonNode card(NudgeMessage message, Instant now);

  /** Replaces what was delivered through a channel lately and does not show the truth any more. */
  default void keepTrue(String channel, Instant now, Replacing replacing) {}

  /** Replaces a card where it stands. */
  interface Replacing {
    /** Whether it was replaced, or never will be. */
    boolean replace(Receipt receipt, JsonNode card);
  }
}
