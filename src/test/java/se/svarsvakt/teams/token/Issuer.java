package se.svarsvakt.teams.token;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who issues tokens: an OpenID document and its keys on this machine, for tests. */
public final class Issuer implements AutoCloseable {
  public static final String DOCUMENT = "/v1/.well-known/openidconfiguration";
  public static final String KEYS = "/v1/keys";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  public Issuer() {
    server.start();
    names(server.baseUrl() + KEYS);
  }

  /** A new key. */
  public static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI document() {
    return URI.create(server.baseUrl() + DOCUMENT);
  }

  /** The server behind, for faults. */
  public WireMockServer server() {
    return server;
  }

  /** Says where the keys are. */
  public void names(String keys) {
    names("https://api.botframework.com", keys);
  }

  /** Says who the issuer is and where the keys are. */
  public void names(String issuer, String keys) {
    answer(DOCUMENT, Map.of("issuer", issuer, "jwks_uri", keys));
  }

  /** Publishes keys that may speak for Teams. */
  public void publish(RSAKey... keys) {
    publish(List.of("msteams"), keys);
  }

  /** Publishes keys that may speak for some channels. */
  public void publish(List<String> channels, RSAKey... keys) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (RSAKey key : keys) {
      Map<String, Object> json = key.toPublicJWK().toJSONObject();
      json.put("endorsements", channels);
      json.put("x5t", "ignored");
      all.add(json);
    }
    answer(KEYS, Map.of("keys", all));
  }

  /** Answers every request with a fault. */
  public void fail(int status) {
    for (String path : Arrays.asList(DOCUMENT, KEYS)) {
      server.stubFor(WireMock.get(path).willReturn(WireMock.aResponse().withStatus(status)));
    }
  }

  /** How often the keys were fetched. */
  public int fetches() {
    return server
        .countRequestsMatching(WireMock.getRequestedFor(WireMock.urlEqualTo(KEYS)).build())
        .getCount();
  }

  private void answer(String path, Object body) {
    server.stubFor(
        WireMock.get(path)
            .willReturn(WireMock.okJson(JsonMapper.shared().writeValueAsString(body))));
  }

  /** A token with those claims, signed with the key. */
  public static String sign(RSAKey key, JWTClaimsSet claims) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
