package se.svarsvakt.teams.token;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;

/**
 * The OpenID provider where people sign in to the pages, Entra as a rule: its addresses, which are
 * fetched when they are first needed, and its ID tokens (OpenID Connect Core 1.0, 3.1.3.7).
 */
public final class SignInProvider implements ExternalSystem {
  private static final String AUTHORIZATION = "authorization_endpoint";
  private static final String TOKEN = "token_endpoint";
  private static final String END_SESSION = "end_session_endpoint";

  /** What is read of its document beside its keys. */
  static final List<String> ADDRESSES = List.of(AUTHORIZATION, TOKEN, END_SESSION);

  private final URI issuer;
  private final String clientId;
  private final JwkCache keys;
  private final JwtDecoder decoder;

  private SignInProvider(URI issuer, String clientId, JwkCache keys, Clock clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.keys = keys;
    this.decoder =
        new RequiredClaims(clock)
            .and("its issuer is not the provider", this::isFromTheProvider)
            .and("it is for another application", this::isForUs)
            .and("it does not say when it was issued", token -> token.getIssuedAt() != null)
            .decoder(keys);
  }

  /**
   * Makes ready; nothing is fetched yet.
   *
   * @param issuer the provider, below which its document stands: https, or http to this machine
   * @throws IllegalArgumentException if the address is not to be trusted
   */
  public static SignInProvider of(URI issuer, String clientId, Clock clock) {
    URI document = URI.create(issuer + "/.well-known/openid-configuration");
    return new SignInProvider(
        issuer, clientId, new JwkCache(new OpenIdDocument(document), clock), clock);
  }

  /**
   * Where it is.
   *
   * @param authorization where a browser is sent to sign in
   * @param token where a code is exchanged
   * @param endSession where a browser is sent to sign out; empty where it has no such address
   */
  public record ProviderAddresses(URI authorization, URI token, Optional<URI> endSession) {}

  /**
   * Its addresses.
   *
   * @throws KeysUnreachable if they are not known and cannot be fetched, or its document is of
   *     another issuer
   */
  public ProviderAddresses addresses() {
    PublishedKeys published = keys.published();
    Map<String, URI> named = published.addresses();
    URI authorization = named.get(AUTHORIZATION);
    URI token = named.get(TOKEN);
    if (!isSelf(published.issuer()) || authorization == null || token == null) {
      throw new KeysUnreachable("the OpenID document is of another issuer, or names no sign-in");
    }
    return new ProviderAddresses(authorization, token, Optional.ofNullable(named.get(END_SESSION)));
  }

  private boolean isSelf(String named) {
    return named.equals(issuer.toString()) || named.equals(issuer + "/");
  }

  private boolean isFromTheProvider(Jwt token) {
    String from = token.getClaimAsString("iss");
    return from != null && isSelf(from) && from.equals(keys.issuer());
  }

  private boolean isForUs(Jwt token) {
    List<String> audience = token.getAudience();
    String party = token.getClaimAsString("azp");
    return audience != null
        && audience.contains(clientId)
        && (party == null ? audience.size() == 1 : party.equals(clientId));
  }

  /**
   * Decodes an ID token that is signed, current, of this provider and for this application. It
   * throws {@link KeysUnreachable} where that cannot be known now, and for any other token another
   * exception.
   */
  public JwtDecoder decoder() {
    return decoder;
  }

  @Override
  public String name() {
    return "the sign-in's keys";
  }

  @Override
  public CheckResult check() {
    return keys.check();
  }
}
