package se.svarsvakt.web;

import java.util.Optional;

/**
 * What comes in from Teams over the network.
 *
 * @param bot where activities go; empty where there is no bot
 * @param tab where the personal tab asks; empty where there is no tab
 */
public record Inbound(Optional<BotDoor> bot, Optional<TabDoor> tab) {
  /** Nothing comes in. */
  public static Inbound none() {
    return new Inbound(Optional.empty(), Optional.empty());
  }

  boolean isDevelopment() {
    return bot.filter(BotDoor::isDevelopment).isPresent();
  }
}
