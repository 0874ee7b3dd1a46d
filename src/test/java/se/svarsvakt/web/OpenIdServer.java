package se.svarsvakt.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlin.jvm.functions.Function0;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.teams.token.Issuer;

/** An OpenID provider that is none of ours, whose clock and keys a test moves. */
final class OpenIdServer implements AutoCloseable {
  static final String CLIENT = "pages-client";
  private static final String TENANT = "tenant";

  private final ChangingKeys keys = new ChangingKeys();
  private final Clock clock;
  private final URI issuer;
  private MockOAuth2Server server;

  /** Signs with the key that it was given last. */
  private static final class ChangingKeys extends KeyProvider {
    private volatile RSAKey current = Issuer.key("first");

    ChangingKeys() {
      super(List.of(), JWSAlgorithm.RS256.getName());
    }

    @Override
    public JWK signingKey(String issuer) {
      return current;
    }
  }

  private volatile @Nullable ClientAuthentication proof;

  OpenIdServer(Clock clock) {
    this.clock = clock;
    this.server = start(0);
    this.issuer = server.issuerUrl(TENANT).uri();
  }

  private MockOAuth2Server start(int port) {
    Function0<Instant> time = clock::instant;
    MockOAuth2Server made =
        new MockOAuth2Server(
            new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys, time),
                Set.of(),
                new NettyWrapper(null)));
    try {
      made.start(InetAddress.getByName("localhost"), port);
      return made;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  URI issuer() {
    return issuer;
  }

  /** The next person who comes has these claims in their token. */
  void next(Map<String, Object> claims) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(TENANT, "subject", "JWT", List.of(CLIENT), claims, 3600) {
          @Override
          public String subject(TokenRequest request) {
            proof = request.getClientAuthentication();
            return super.subject(request);
          }
        });
  }

  /** With what it was last asked for a token. */
  @Nullable ClientAuthentication proof() {
    return proof;
  }

  /** From now on it signs with another key. */
  void changeKey() {
    keys.current = Issuer.key("second");
  }

  /** It signs with another key of the same name than the one that was fetched, until restored. */
  Runnable forge() {
    RSAKey published = keys.current;
    keys.current = Issuer.key(published.getKeyID());
    return () -> keys.current = published;
  }

  /** It cannot be reached any more. */
  void leave() {
    server.shutdown();
  }

  /** It can be reached again. */
  void comeBack() {
    server = start(issuer.getPort());
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
