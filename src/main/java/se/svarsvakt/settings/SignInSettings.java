package se.svarsvakt.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How people sign in to the pages, and for how long.
 *
 * @param client what the provider knows the pages as; empty where there is no sign-in, and the
 *     pages are for this machine
 * @param idle after that long without a request somebody is signed out
 * @param longest after that long in any case
 */
public record SignInSettings(Optional<Client> client, Duration idle, Duration longest) {
  /**
   * An application at an OpenID provider.
   *
   * @param issuer the provider: Entra's issuer of the tenant, as a rule
   * @param id the application (client) id
   * @param certificatePath the application's certificate; goes before the secret
   * @param secret the application's secret; there is one where there is no certificate
   */
  public record Client(
      URI issuer, String id, Optional<Path> certificatePath, Optional<Secret> secret) {}
}
