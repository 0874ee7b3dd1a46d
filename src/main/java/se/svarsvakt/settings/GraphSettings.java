package se.svarsvakt.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Microsoft Graph is, and who the program is to it.
 *
 * @param cloud where Microsoft's other services are, as far as no setting names another place
 * @param baseUrl ends in {@code /v1.0}; plain http on this machine only
 * @param authorityUrl Entra, where tokens come from; plain http on this machine only
 * @param accessToken a fixed bearer token, on this machine only
 * @param tenantId the Entra tenant
 * @param clientId the application, or the user-assigned managed identity
 * @param certificatePath the application's certificate; goes before the client secret
 * @param clientSecret the application's secret
 * @param managedIdentity whether the host's managed identity is used
 * @param mostBatches how many batches of requests may be on their way at once
 */
public record GraphSettings(
    NationalCloud cloud,
    URI baseUrl,
    URI authorityUrl,
    Optional<Secret> accessToken,
    Optional<String> tenantId,
    Optional<String> clientId,
    Optional<Path> certificatePath,
    Optional<Secret> clientSecret,
    boolean managedIdentity,
    int mostBatches) {
  /** Batches that a heap of 512 MB can hold the answers of. */
  public static final int BATCHES = 32;
}
