package se.svarsvakt.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how people sign in to the pages. */
record SignInReader(PropertyReader properties, GraphSettings graph) {
  private static final String KEY = "svarsvakt.sign-in.";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  SignInSettings signIn() {
    return new SignInSettings(
        client(),
        properties.value(KEY + "idle", Formats.duration(MINUTE, DAY), Duration.ofMinutes(30)),
        properties.value(KEY + "longest", Formats.duration(MINUTE, DAY), Duration.ofHours(10)));
  }

  private Optional<SignInSettings.Client> client() {
    var id = properties.optional(KEY + "client-id", Formats.ID);
    var tenant = properties.optional(KEY + "tenant-id", Formats.ID);
    var certificate = properties.optional(KEY + "certificate-path", Formats.PATH);
    var secret = properties.secret(KEY + "client-secret", Formats.SECRET);
    var entra = entra(tenant.or(graph::tenantId));
    var issuer = properties.serviceUrl(KEY + "issuer-url", ServiceUrl.like(entra), entra);
    boolean own = certificate.isPresent() || secret.isPresent() || !id.equals(graph.clientId());
    if (id.isEmpty()) {
      if (Stream.of(tenant, certificate, secret).anyMatch(Optional::isPresent)
          || !issuer.equals(entra)) {
        properties.refuse(
            KEY + "client-id", "the application's id, since something else of the sign-in is set");
      }
      return Optional.empty();
    }
    var client =
        new SignInSettings.Client(
            issuer,
            id.get(),
            own ? certificate : graph.certificatePath(),
            own ? secret : graph.clientSecret());
    if (client.certificatePath().isEmpty() && client.secret().isEmpty()) {
      properties.refuse(
          KEY + "client-secret",
          "the application's secret, or its certificate as "
              + KEY
              + "certificate-path, since "
              + KEY
              + "client-id is set");
    }
    if (issuer.equals(entra)) {
      properties.refuseWithoutGuid(KEY + "tenant-id", tenant.or(graph::tenantId));
    }
    return Optional.of(client);
  }

  private URI entra(Optional<String> tenant) {
    return URI.create(graph.authorityUrl() + "/" + tenant.orElse("organizations") + "/v2.0");
  }
}
