package se.svarsvakt.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The bot: who it is to Teams, and where Teams is.
 *
 * @param enabled whether there is a bot
 * @param appId the bot's application id, the audience of every token that Teams sends
 * @param tenantId the Entra tenant of the single-tenant application
 * @param certificatePath the application's certificate; goes before the client secret
 * @param clientSecret the application's secret
 * @param accessToken a fixed bearer token, on this machine only
 * @param connectorUrl Microsoft's published Bot Connector, where a conversation begins
 * @param openIdUrl the document that names the keys of the tokens that Teams sends
 * @param serviceHosts where activities may want to be answered, beside the connector's own host
 * @param development whether activities are taken without a token, from this machine only
 */
public record BotSettings(
    boolean enabled,
    Optional<String> appId,
    Optional<String> tenantId,
    Optional<Path> certificatePath,
    Optional<Secret> clientSecret,
    Optional<Secret> accessToken,
    URI connectorUrl,
    URI openIdUrl,
    List<String> serviceHosts,
    boolean development) {
  /** Keeps its own copy of the list. */
  public BotSettings {
    serviceHosts = List.copyOf(serviceHosts);
  }
}
