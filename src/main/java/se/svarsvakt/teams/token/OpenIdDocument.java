package se.svarsvakt.teams.token;

import java.net.URI;
import java.time.Duration;
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
    PublishedKeys found =
        PublishedKeys.read(document.path("issuer").asString(""), json(keysOf(document)));
    if (found.isEmpty()) {
      throw new KeysUnreachable("the issuer publishes no key that can be used");
    }
    return found;
  }

  private static URI keysOf(JsonNode document) {
    try {
      URI keys = URI.create(document.path("jwks_uri").asString(""));
      if (BaseUrl.isTrusted(keys)) {
        return keys;
      }
    } catch (IllegalArgumentException e) {
      // said below, without the text
    }
    throw new KeysUnreachable("the OpenID document names no keys at an https address");
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
