package se.svarsvakt.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The personal tab in Teams.
 *
 * @param enabled whether it is served
 * @param audience the application ID URI that its tokens are for, {@code api://host/client-id} say;
 *     the client id is taken beside it
 * @param clientId the application that tokens are for
 * @param tenantId the tenant that tokens are from
 * @param openIdUrl the document that names issuer and keys of those tokens
 */
public record TabSettings(
    boolean enabled,
    Optional<String> audience,
    Optional<String> clientId,
    Optional<String> tenantId,
    URI openIdUrl) {}
