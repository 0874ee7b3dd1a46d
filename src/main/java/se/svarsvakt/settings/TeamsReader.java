package se.svarsvakt.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads how people are reached: the Teams app, the bot, the tab, and mail. */
record TeamsReader(PropertyReader properties, GraphSettings graph) {
  private static final String BOT = "svarsvakt.bot.";
  private static final String TAB = "svarsvakt.tab.";

  /** Where the Microsoft 365 Agents Playground takes activities. */
  private static final URI PLAYGROUND = URI.create("http://127.0.0.1:56150/_connector");

  TeamsSettings teams() {
    return new TeamsSettings(
        properties.optional("svarsvakt.teams.app-id", Formats.ID),
        properties.optional("svarsvakt.nudges.mail-from", Formats.ADDRESS),
        properties.optional("svarsvakt.web.public-url", ServiceUrl.OF_PAGES),
        bot(),
        tab());
  }

  private List<String> serviceHosts() {
    List<String> set = properties.list(BOT + "service-hosts", Formats.SERVICE_HOST);
    return set.isEmpty() ? graph.cloud().connectorHosts() : set;
  }

  private BotSettings bot() {
    var enabled = properties.flag(BOT + "enabled", false);
    var appId = properties.optional(BOT + "app-id", Formats.ID).or(graph::clientId);
    var certificate = properties.optional(BOT + "certificate-path", Formats.PATH);
    var secret = properties.secret(BOT + "client-secret", Formats.SECRET);
    var own = certificate.isPresent() || secret.isPresent();
    var token = properties.secret(BOT + "access-token", Formats.SECRET);
    var development = properties.flag(BOT + "development", false);
    var connector = url(BOT + "base-url", development ? PLAYGROUND : graph.cloud().connector());
    if (development && !ServiceUrl.isLoopback(connector)) {
      properties.refuse(
          BOT + "base-url",
          connector,
          "a loopback host, since " + BOT + "development takes activities without a token");
    }
    if (token.isPresent() && !ServiceUrl.isLoopback(connector)) {
      properties.refuse(
          BOT + "access-token", "only where the host of " + BOT + "base-url is loopback");
    }
    var settings =
        new BotSettings(
            enabled,
            appId,
            properties.optional(BOT + "tenant-id", Formats.ID).or(graph::tenantId),
            own ? certificate : graph.certificatePath(),
            own ? secret : graph.clientSecret(),
            token,
            connector,
            url(BOT + "open-id-url", graph.cloud().botKeys()),
            serviceHosts(),
            development);
    if (enabled && appId.isEmpty()) {
      properties.refuse(
          BOT + "app-id", "the bot's application (client) id, since " + BOT + "enabled is true");
    }
    if (enabled && token.isEmpty() && !development) {
      properties.refuseWithoutGuid(BOT + "tenant-id", settings.tenantId());
    }
    return settings;
  }

  private TabSettings tab() {
    var enabled = properties.flag(TAB + "enabled", false);
    var audience = properties.optional(TAB + "audience", Formats.TEXT);
    var tenant = graph.tenantId();
    if (enabled && (tenant.isEmpty() || (audience.isEmpty() && graph.clientId().isEmpty()))) {
      properties.refuse(
          TAB + "enabled",
          true,
          "true only with svarsvakt.graph.tenant-id and with svarsvakt.graph.client-id or "
              + TAB
              + "audience: a token must be for this application in this tenant");
    }
    var keys = url(TAB + "open-id-url", keysOf(tenant));
    if (enabled && tenant.isPresent() && !ServiceUrl.isLoopback(keys)) {
      properties.refuseWithoutGuid("svarsvakt.graph.tenant-id", tenant);
    }
    return new TabSettings(enabled, audience, graph.clientId(), tenant, keys);
  }

  private URI keysOf(Optional<String> tenant) {
    return graph
        .cloud()
        .entra()
        .resolve("/" + tenant.orElse("organizations") + "/v2.0/.well-known/openid-configuration");
  }

  private URI url(String key, URI fallback) {
    return properties.serviceUrl(key, ServiceUrl.like(fallback), fallback);
  }
}
