package se.svarsvakt.web;

import java.util.Optional;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.teams.token.BotTokens;

/**
 * The way in for activities from Teams.
 *
 * @param bot takes the activities that may pass
 * @param tokens judges the token of each request; empty with the development switch, when
 *     activities pass without a token and from this machine only
 * @param tenantId the one tenant whose activities pass; empty where any tenant's do
 */
public record BotEndpoint(Bot bot, Optional<BotTokens> tokens, Optional<String> tenantId) {
  /** The endpoint that serves Teams. */
  public static BotEndpoint guarded(Bot bot, BotTokens tokens, Optional<String> tenantId) {
    return new BotEndpoint(bot, Optional.of(tokens), tenantId);
  }

  /**
   * The endpoint for whoever develops on this machine: the switch {@code
   * svarsvakt.bot.development}.
   */
  public static BotEndpoint development(Bot bot, Optional<String> tenantId) {
    return new BotEndpoint(bot, Optional.empty(), tenantId);
  }

  boolean isDevelopment() {
    return tokens.isEmpty();
  }
}
