package se.svarsvakt.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import se.svarsvakt.teams.token.SignInProvider.ProviderAddresses;
import se.svarsvakt.web.SignInEndpoint.ClientProof;

/**
 * The provider as Spring Security wants it, made when it is asked for: the program starts whether
 * or not the provider can be reached.
 */
record ProviderRegistration(SignInEndpoint endpoint) implements ClientRegistrationRepository {
  static final String ID = "provider";

  /**
   * The one registration.
   *
   * @throws se.svarsvakt.teams.token.KeysUnreachable if the provider's addresses cannot be fetched
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(ID)) {
      return null;
    }
    ProviderAddresses addresses = endpoint.provider().addresses();
    return proven(ClientRegistration.withRegistrationId(ID))
        .clientId(endpoint.clientId())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}" + SignInFlow.DONE)
        .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
        .authorizationUri(addresses.authorization().toString())
        .tokenUri(addresses.token().toString())
        .issuerUri(endpoint.issuer().toString())
        .userNameAttributeName(StandardClaimNames.SUB)
        .build();
  }

  private ClientRegistration.Builder proven(ClientRegistration.Builder builder) {
    return switch (endpoint.proof()) {
      case ClientProof.SharedSecret(String secret) -> builder.clientSecret(secret);
      case ClientProof.SigningKey _ ->
          builder.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
    };
  }
}
