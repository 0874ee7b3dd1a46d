package se.svarsvakt.web;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.teams.token.BotTokens;

/**
 * The way in for activities from Teams.
 *
 * @param bot takes the activities that may pass
 * @param tokens judges the token of each request; empty with the development switch, when
 *     activities pass without a token and from this machine only
 * @param hosts the addresses for answers that an activity may name
 * @param tenantId the one tenant whose activities pass; empty where any tenant's do
 */
public record BotEndpoint(
    Bot bot, Optional<BotTokens> tokens, Predicate<URI> hosts, Optional<String> tenantId) {
  /** The endpoint that serves Teams. */
  public static BotEndpoint guarded(
      Bot bot, BotTokens tokens, Predicate<URI> hosts, Optional<String> tenantId) {
    return new BotEndpoint(bot, Optional.of(tokens), hosts, tenantId);
  }

  /**
   * The endpoint for whoever develops on this machine: the switch {@code
   * svarsvakt.bot.development}.
   */
  public static BotEndpoint development(Bot bot, Optional<String> tenantId) {
    return new BotEndpoint(
        bot, Optional.empty(), url -> BaseUrl.isLoopback(url.getHost()), tenantId);
  }

  boolean isDevelopment() {
    return tokens.isEmpty();
  }
}
