package se.svarsvakt.wiring;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.settings.BotSettings;
import se.svarsvakt.settings.Fault;
import se.svarsvakt.settings.GraphSettings;
import se.svarsvakt.settings.InvalidSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.ServiceHosts;

/**
 * Makes the connections to Graph and to the Exchange admin API with the credential that is set:
 * certificate before secret.
 */
final class Credentials {
  private Credentials() {}

  static GraphConnection connect(GraphSettings settings) {
    String baseUrl = settings.baseUrl().toString();
    Optional<Secret> token = settings.accessToken();
    return token.isPresent()
        ? GraphConnection.withToken(baseUrl, token.get().value())
        : GraphConnection.withCredential(baseUrl, credential(settings));
  }

  /** The connection to the Exchange admin API; empty where it is not to be asked. */
  static Optional<ExchangeConnection> exchange(Settings settings) {
    if (!settings.delegates().exchangeEnabled()) {
      return Optional.empty();
    }
    GraphSettings graph = settings.graph();
    URI baseUrl = settings.delegates().exchangeUrl();
    Optional<Secret> token = graph.accessToken();
    if (token.isPresent()) {
      String tenant = graph.tenantId().orElse("organization");
      return Optional.of(ExchangeConnection.withToken(baseUrl, tenant, token.get().value()));
    }
    String tenant = graph.tenantId().orElseThrow(() -> missing("tenant-id"));
    return Optional.of(ExchangeConnection.withCredential(baseUrl, tenant, credential(graph)));
  }

  /** The connection to the Bot Connector, as the bot's application. */
  static Connector connector(Settings settings) {
    BotSettings bot = settings.teams().bot();
    String app = bot.appId().orElseThrow(() -> missing("client-id"));
    ServiceHosts hosts = serviceHosts(bot);
    if (bot.accessToken().isPresent()) {
      return Connector.withToken(app, hosts, bot.accessToken().get().value());
    }
    if (bot.development()) {
      return Connector.withoutToken(app, hosts);
    }
    GraphSettings graph = settings.graph();
    return Connector.withCredential(
        app,
        hosts,
        credential(
            new GraphSettings(
                graph.baseUrl(),
                Optional.empty(),
                bot.tenantId(),
                bot.appId(),
                bot.certificatePath(),
                bot.clientSecret(),
                graph.managedIdentity()
                    && bot.certificatePath().isEmpty()
                    && bot.clientSecret().isEmpty())));
  }

  /** Where the bot may answer. */
  static ServiceHosts serviceHosts(BotSettings bot) {
    return new ServiceHosts(bot.serviceHosts(), bot.connectorUrl());
  }

  private static TokenCredential credential(GraphSettings settings) {
    if (settings.managedIdentity()) {
      ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
      settings.clientId().ifPresent(builder::clientId);
      return builder.build();
    }
    String tenant = settings.tenantId().orElseThrow(() -> missing("tenant-id"));
    String client = settings.clientId().orElseThrow(() -> missing("client-id"));
    if (settings.certificatePath().isPresent()) {
      return certificate(tenant, client, settings.certificatePath().get());
    }
    Secret secret = settings.clientSecret().orElseThrow(() -> missing("certificate-path"));
    return new ClientSecretCredentialBuilder()
        .tenantId(tenant)
        .clientId(client)
        .clientSecret(secret.value())
        .build();
  }

  private static TokenCredential certificate(String tenant, String client, Path path) {
    if (!Files.isReadable(path)) {
      throw InvalidSettings.because(
          new Fault(
              "svarsvakt.graph.certificate-path",
              Optional.of(path.toString()),
              "a certificate file with its private key, PEM or PFX, that can be read"));
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    ClientCertificateCredentialBuilder builder =
        new ClientCertificateCredentialBuilder().tenantId(tenant).clientId(client);
    return name.endsWith(".pfx") || name.endsWith(".p12")
        ? builder.pfxCertificate(path.toString()).build()
        : builder.pemCertificate(path.toString()).build();
  }

  private static InvalidSettings missing(String key) {
    return InvalidSettings.because(
        new Fault(
            "svarsvakt.graph." + key,
            Optional.empty(),
            "needed to sign in: .tenant-id and .client-id with .certificate-path or"
                + " .client-secret, or .managed-identity=true"));
  }
}
