package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Makes what a browser takes to the provider: with a state, a nonce and a proof key of its own each
 * time. To be vouched for again somebody is sent there with {@code prompt=none}, which shows them
 * nothing and brings them back at once.
 */
final class SignInFlow implements OAuth2AuthorizationRequestResolver {
  /** Where a sign-in begins: {@code ?to=} a path, {@code &again} to be vouched for. */
  static final String BEGIN = "/sign-in";

  /** Where the provider sends the browser back to. */
  static final String DONE = "/sign-in/done";

  /** The parameters of {@link #BEGIN}, and what is kept of them. */
  static final String TARGET = "to";

  static final String AGAIN = "again";

  private final DefaultOAuth2AuthorizationRequestResolver requests;

  SignInFlow(ClientRegistrationRepository registrations) {
    this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/never");
    this.requests.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce());
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    boolean begins = request.getServletPath().equals(BEGIN) && request.getMethod().equals("GET");
    return begins ? resolve(request, ProviderRegistration.ID) : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
    OAuth2AuthorizationRequest made = requests.resolve(request, id);
    if (made == null) {
      return null;
    }
    boolean again = request.getParameter(AGAIN) != null;
    String target = Optional.ofNullable(request.getParameter(TARGET)).orElse("/");
    OAuth2AuthorizationRequest.Builder asked =
        OAuth2AuthorizationRequest.from(made)
            .redirectUri(PublicAddress.of(request, DONE))
            .attributes(
                kept -> {
                  kept.put(TARGET, PublicAddress.ownPath(target));
                  kept.put(AGAIN, again);
                });
    if (again) {
      asked.additionalParameters(parameters -> parameters.put("prompt", "none"));
    }
    SignedIn.of(request.getSession(false))
        .map(SignedIn::hint)
        .filter(hint -> !hint.isEmpty())
        .ifPresent(hint -> asked.additionalParameters(all -> all.put("login_hint", hint)));
    return asked.build();
  }
}
