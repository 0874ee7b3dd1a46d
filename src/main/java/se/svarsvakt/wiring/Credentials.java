package se.svarsvakt.wiring;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.EntraClient;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.graph.hub.HubClients;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.settings.BotSettings;
import se.svarsvakt.settings.Fault;
import se.svarsvakt.settings.GraphSettings;
import se.svarsvakt.settings.InvalidSettings;
import se.svarsvakt.settings.NotificationSettings.EventHubSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SignInSettings;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.ServiceHosts;
import se.svarsvakt.web.SignInEndpoint.ClientProof;

/**
 * Makes the connections to Graph and to the Exchange admin API with the credential that is set:
 * certificate before secret.
 */
final class Credentials {
  /** The setting that names the certificate for Graph. */
  static final String GRAPH_CERTIFICATE = "svarsvakt.graph.certificate-path";

  private Credentials() {}

  static GraphConnection connect(GraphSettings settings) {
    return connect(settings, GraphConnection.RETRIES);
  }

  /** The same with other pauses between attempts, where a token is set. */
  static GraphConnection connect(GraphSettings settings, RetryPolicy retries) {
    String baseUrl = settings.baseUrl().toString();
    Optional<Secret> token = settings.accessToken();
    return token.isPresent()
        ? GraphConnection.withToken(baseUrl, token.get().value(), retries, settings.mostBatches())
        : GraphConnection.withCredential(
            baseUrl,
            credential(settings),
            settings.authorityUrl().getHost(),
            settings.mostBatches());
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
        graph.cloud().bot() + "/.default",
        credential(
            new GraphSettings(
                graph.cloud(),
                graph.baseUrl(),
                graph.authorityUrl(),
                Optional.empty(),
                bot.tenantId(),
                bot.appId(),
                bot.certificatePath(),
                bot.clientSecret(),
                graph.managedIdentity()
                    && bot.certificatePath().isEmpty()
                    && bot.clientSecret().isEmpty(),
                graph.mostBatches())));
  }

  /**
   * The clients of an event hub, with the program's own identity.
   *
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  static HubClients eventHub(GraphSettings graph, EventHubSettings hub) {
    return hub.isEmulator()
        ? HubClients.ofEmulator(hub.namespace().getPort(), hub.name(), hub.consumerGroup())
        : HubClients.of(
            hub.namespace().getHost(), hub.name(), hub.consumerGroup(), credential(graph));
  }

  /** Where the bot may answer. */
  static ServiceHosts serviceHosts(BotSettings bot) {
    return new ServiceHosts(bot.serviceHosts(), bot.connectorUrl());
  }

  /** With what the pages ask the provider at which people sign in. */
  static ClientProof proof(SignInSettings.Client client) {
    return client
        .certificatePath()
        .<ClientProof>map(path -> new ClientProof.SigningKey(CertificateFile.at(path).signingKey()))
        .orElseGet(() -> new ClientProof.SharedSecret(client.secret().orElseThrow().value()));
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
      return certificate(
          EntraClient.reach(
              new ClientCertificateCredentialBuilder().tenantId(tenant).clientId(client),
              settings.authorityUrl()),
          CertificateFile.at(settings.certificatePath().get()));
    }
    Secret secret = settings.clientSecret().orElseThrow(() -> missing("certificate-path"));
    return EntraClient.reach(
            new ClientSecretCredentialBuilder().tenantId(tenant).clientId(client),
            settings.authorityUrl())
        .clientSecret(secret.value())
        .build();
  }

  private static TokenCredential certificate(
      ClientCertificateCredentialBuilder builder, CertificateFile file) {
    String path = file.path().toString();
    return (file.isPfx()
            ? builder.pfxCertificate(path).clientCertificatePassword("")
            : builder.pemCertificate(path))
        .build();
  }

  /**
   * Looks through the certificates that are used, the bot's and the sign-in's too, before anything
   * is asked.
   *
   * @throws InvalidSettings naming each setting whose file cannot be used
   */
  static void check(Settings settings, Instant now) {
    List<Fault> faults = new ArrayList<>();
    certificates(settings)
        .forEach((path, key) -> CertificateFile.at(path).fault(key, now).ifPresent(faults::add));
    if (!faults.isEmpty()) {
      throw InvalidSettings.because(faults);
    }
  }

  /** The files of certificates that are used, each with the setting that names it. */
  static Map<Path, String> certificates(Settings settings) {
    GraphSettings graph = settings.graph();
    BotSettings bot = settings.teams().bot();
    Map<Path, String> files = new LinkedHashMap<>();
    if (graph.accessToken().isEmpty() && !graph.managedIdentity()) {
      graph.certificatePath().ifPresent(path -> files.put(path, GRAPH_CERTIFICATE));
    }
    if (bot.enabled() && bot.accessToken().isEmpty() && !bot.development()) {
      bot.certificatePath()
          .ifPresent(path -> files.putIfAbsent(path, "svarsvakt.bot.certificate-path"));
    }
    settings
        .signIn()
        .client()
        .flatMap(SignInSettings.Client::certificatePath)
        .ifPresent(path -> files.putIfAbsent(path, "svarsvakt.sign-in.certificate-path"));
    return files;
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
