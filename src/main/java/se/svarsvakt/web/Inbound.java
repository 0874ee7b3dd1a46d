package se.svarsvakt.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.http.ExternalSystem;

/**
 * What comes in from Teams over the network.
 *
 * @param bot where activities go; empty where there is no bot
 * @param tab where the personal tab asks; empty where there is no tab
 */
public record Inbound(Optional<BotEndpoint> bot, Optional<TabEndpoint> tab) {
  /** Nothing comes in. */
  public static Inbound none() {
    return new Inbound(Optional.empty(), Optional.empty());
  }

  /** Those who publish the keys of the tokens that come in. */
  public List<ExternalSystem> systems() {
    return Stream.<Optional<? extends ExternalSystem>>of(
            bot.flatMap(BotEndpoint::tokens), tab.map(TabEndpoint::tokens))
        .<ExternalSystem>flatMap(Optional::stream)
        .toList();
  }

  boolean isDevelopment() {
    return bot.filter(BotEndpoint::isDevelopment).isPresent();
  }
}
