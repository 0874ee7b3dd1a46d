package se.svarsvakt.teams.token;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.http.JsonRequest;
import tools.jackson.databind.JsonNode;

/**
 * Fetches an issuer's OpenID document and the keys that it names. Both come over HTTPS, or from
 * this machine; a redirect is not followed, an answer has ten seconds and a megabyte.
 */
final class OpenIdDocument implements JwkCache.Source {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final int LARGEST_ANSWER_IN_BYTES = 1024 * 1024;

  private final JsonHttpClient http =
      new JsonHttpClient("OpenID issuer", LONGEST_ANSWER, LONGEST_ANSWER, LARGEST_ANSWER_IN_BYTES);
  private final URI address;

  /**
   * @throws IllegalArgumentException if the address is neither HTTPS nor this machine's
   */
  OpenIdDocument(URI address) {
    if (!BaseUrl.isTrusted(address)) {
      throw new IllegalArgumentException("keys are fetched over https, or from this machine");
    }
    this.address = address;
  }

  @Override
  public PublishedKeys fetch() {
    JsonNode document = json(address);
    URI keys = address(document, "jwks_uri").orElseThrow(OpenIdDocument::withoutKeys);
    PublishedKeys found = PublishedKeys.read(document.path("issuer").asString(""), json(keys));
    if (found.isEmpty()) {
      throw new KeysUnreachable("the issuer publishes no key that can be used");
    }
    return found.at(addresses(document));
  }

  private static KeysUnreachable withoutKeys() {
    return new KeysUnreachable("the OpenID document names no keys at an https address");
  }

  private static Map<String, URI> addresses(JsonNode document) {
    Map<String, URI> named = new HashMap<>();
    for (String name : SignInProvider.ADDRESSES) {
      address(document, name).ifPresent(address -> named.put(name, address));
    }
    return named;
  }

  /** An address that one may call, or send a browser to. */
  private static Optional<URI> address(JsonNode document, String name) {
    try {
      return Optional.of(URI.create(document.path(name).asString(""))).filter(BaseUrl::isTrusted);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private JsonNode json(URI at) {
    return switch (http.send(JsonRequest.get(at))) {
      case HttpResult.Completed(JsonAnswer answer) when answer.status() == 200 -> answer.body();
      case HttpResult.Completed(JsonAnswer answer) ->
          throw new KeysUnreachable("the keys' address answers with HTTP " + answer.status());
      case HttpResult.Garbled _ ->
          throw new KeysUnreachable("the keys' address answers with something else than JSON");
      case HttpResult.NotSent(Exception cause, boolean _) -> throw silent(cause);
      case HttpResult.Lost(Exception cause) -> throw silent(cause);
    };
  }

  private static KeysUnreachable silent(Exception cause) {
    return new KeysUnreachable("the keys' address does not answer as it should", cause);
  }
}
