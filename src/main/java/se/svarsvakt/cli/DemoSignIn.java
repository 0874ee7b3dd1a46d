package se.svarsvakt.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import se.svarsvakt.simulator.DirectoryUser;

/**
 * What Entra and Teams are to the tab, for the demo: its keys, published on this machine, and a
 * token for somebody of the town, which the browser is given in the page's address.
 */
final class DemoSignIn implements AutoCloseable {
  private static final String APPLICATION = "77777777-0000-4000-8000-000000000007";
  private static final Duration HOLDS = Duration.ofDays(7);

  private final HttpServer server;
  private final RSAKey key;
  private final Instant now;

  private DemoSignIn(HttpServer server, RSAKey key, Instant now) {
    this.server = server;
    this.key = key;
    this.now = now;
  }

  /**
   * Publishes the keys.
   *
   * @param now what the demo's clock shows
   */
  static DemoSignIn start(Instant now) {
    try {
      RSAKey key = new RSAKeyGenerator(2048).keyID("demo").generate();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      DemoSignIn made = new DemoSignIn(server, key, now);
      String document =
          "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(made.address());
      String keys = new JWKSet(key.toPublicJWK()).toString();
      server.createContext("/openid", exchange -> answer(exchange, document));
      server.createContext("/keys", exchange -> answer(exchange, keys));
      server.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("no port of this machine can be used", e);
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA key can be made", e);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The settings of a tab that takes its tokens. */
  Map<String, String> settings() {
    return Map.of(
        "svarsvakt.graph.tenant-id",
        DemoGuest.TENANT,
        "svarsvakt.graph.client-id",
        APPLICATION,
        "svarsvakt.tab.enabled",
        "true",
        "svarsvakt.tab.open-id-url",
        address() + "/openid");
  }

  /** A short address that leads to somebody's tab on those pages. */
  URI shortTab(URI pages, DirectoryUser person) {
    String path = "/" + person.address().replaceFirst("@.*", "");
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", tab(pages, person).toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    return URI.create(address() + path);
  }

  /** The address of somebody's tab; what stands behind {@code #} is not sent anywhere. */
  URI tab(URI pages, DirectoryUser person) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .audience(List.of(APPLICATION))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(HOLDS)))
            .claim("tid", DemoGuest.TENANT)
            .claim("oid", person.id())
            .claim("scp", "access_as_user")
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the demo's own key does not sign", e);
    }
    return pages.resolve("/tab#demo=" + token.serialize());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
