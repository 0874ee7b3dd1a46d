package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import se.svarsvakt.sync.KeyedHash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sign-ins that have begun. Each is kept by the browser alone, sealed, in a cookie of its own:
 * there is no session before somebody has signed in, however many begin, and tabs do not disturb
 * each other.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final Duration HOLDS = Duration.ofMinutes(10);

  /** More at a time were given up. */
  private static final int MOST = 4;

  private static final int LONGEST_TARGET = 512;
  private static final String PENDING = PendingSignIns.class.getName();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ClientRegistrationRepository registrations;
  private final SealedCookie cookie;
  private final Clock clock;

  PendingSignIns(ClientRegistrationRepository registrations, KeyedHash seal, Clock clock) {
    this.registrations = registrations;
    this.cookie = new SealedCookie("svarsvakt-sign-in-", seal);
    this.clock = clock;
  }

  /**
   * A sign-in that has begun.
   *
   * @param state what the provider brings back
   * @param nonce what its token must show
   * @param proof the verifier of its proof key
   * @param redirect where the browser comes back to
   * @param target the path that the person wanted to open
   * @param again whether it is to vouch for somebody who has signed in
   * @param at when it began
   */
  record PendingSignIn(
      String state,
      String nonce,
      String proof,
      String redirect,
      String target,
      boolean again,
      Instant at) {}

  /** The one that a request has just ended; empty where it ended none. */
  static Optional<PendingSignIn> ended(HttpServletRequest request) {
    return request.getAttribute(PENDING) instanceof PendingSignIn pending
        ? Optional.of(pending)
        : Optional.empty();
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest begun,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (begun == null) {
      return;
    }
    List<String> others = cookie.suffixes(request);
    if (others.size() >= MOST) {
      others.forEach(other -> cookie.remove(request, response, other));
    }
    PendingSignIn pending = pending(begun, clock.instant());
    String text =
        Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(pending));
    cookie.write(request, response, suffix(pending.state()), text, HOLDS);
  }

  private static PendingSignIn pending(OAuth2AuthorizationRequest begun, Instant now) {
    String target = String.valueOf(begun.getAttributes().get(SignInFlow.TARGET));
    return new PendingSignIn(
        String.valueOf(begun.getState()),
        String.valueOf(begun.getAttributes().get(OidcParameterNames.NONCE)),
        String.valueOf(begun.getAttributes().get(PkceParameterNames.CODE_VERIFIER)),
        String.valueOf(begun.getRedirectUri()),
        target.length() > LONGEST_TARGET ? "/" : target,
        Boolean.TRUE.equals(begun.getAttributes().get(SignInFlow.AGAIN)),
        now);
  }

  /** States are random; their hash fits into a cookie's name. */
  private String suffix(String state) {
    return cookie.seal().seal("state " + state).value().substring(0, 8);
  }

  private Optional<PendingSignIn> pending(HttpServletRequest request) {
    String state = request.getParameter(OAuth2ParameterNames.STATE);
    return state == null
        ? Optional.empty()
        : cookie.read(request, suffix(state)).stream()
            .flatMap(text -> read(text).stream())
            .filter(pending -> pending.state().equals(state))
            .filter(pending -> clock.instant().isBefore(pending.at().plus(HOLDS)))
            .findFirst();
  }

  private static Optional<PendingSignIn> read(String text) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text);
      return Optional.of(
          JSON.readValue(new String(json, StandardCharsets.UTF_8), PendingSignIn.class));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return pending(request).map(this::asBegun).orElse(null);
  }

  private @Nullable OAuth2AuthorizationRequest asBegun(PendingSignIn pending) {
    ClientRegistration registration = registrations.findByRegistrationId(ProviderRegistration.ID);
    return registration == null
        ? null
        : OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri(
                String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
            .clientId(registration.getClientId())
            .redirectUri(pending.redirect())
            .scopes(registration.getScopes())
            .state(pending.state())
            .attributes(
                kept -> {
                  kept.put(OAuth2ParameterNames.REGISTRATION_ID, ProviderRegistration.ID);
                  kept.put(OidcParameterNames.NONCE, pending.nonce());
                  kept.put(PkceParameterNames.CODE_VERIFIER, pending.proof());
                })
            .build();
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    Optional<PendingSignIn> pending = pending(request);
    pending.ifPresent(
        ended -> {
          request.setAttribute(PENDING, ended);
          cookie.remove(request, response, suffix(ended.state()));
        });
    return pending.map(this::asBegun).orElse(null);
  }
}
