package se.svarsvakt.teams.token;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches an issuer's OpenID document and the keys that it names. Both come over HTTPS, or from
 * this machine; a redirect is not followed, an answer has ten seconds and a megabyte.
 */
final class OpenIdDocument implements KeyRing.Source {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST_ANSWER_IN_BYTES = 1024L * 1024;

  private final URI address;

  /**
   * @throws IllegalArgumentException if the address is neither HTTPS nor this machine's
   */
  OpenIdDocument(URI address) {
    if (!isTrusted(address)) {
      throw new IllegalArgumentException("keys are fetched over https, or from this machine");
    }
    this.address = address;
  }

  @Override
  public PublishedKeys fetch() {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    try {
      JsonNode document = json(client, address);
      URI keys = keysOf(document);
      PublishedKeys found =
          PublishedKeys.read(document.path("issuer").asString(""), json(client, keys));
      if (found.isEmpty()) {
        throw new KeysUnreachable("the issuer publishes no key that can be used");
      }
      return found;
    } finally {
      client.shutdownNow();
    }
  }

  private static URI keysOf(JsonNode document) {
    try {
      URI keys = URI.create(document.path("jwks_uri").asString(""));
      if (isTrusted(keys)) {
        return keys;
      }
    } catch (IllegalArgumentException e) {
      // said below, without the text
    }
    throw new KeysUnreachable("the OpenID document names no keys at an https address");
  }

  private static JsonNode json(HttpClient client, URI address) {
    try {
      HttpResponse<byte[]> answer =
          client
              .sendAsync(
                  HttpRequest.newBuilder(address).header("Accept", "application/json").build(),
                  BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_IN_BYTES))
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer.statusCode() != 200) {
        throw new KeysUnreachable("the keys' address answers with HTTP " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeysUnreachable("the program was stopped", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KeysUnreachable("the keys' address does not answer as it should", e);
    } catch (JacksonException e) {
      throw new KeysUnreachable("the keys' address answers with something else than JSON");
    }
  }

  /** Whether an address is https, or http to this machine by its very name: none is looked up. */
  static boolean isTrusted(URI address) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    return "https".equalsIgnoreCase(address.getScheme())
        || ("http".equalsIgnoreCase(address.getScheme()) && isLoopback(address));
  }

  static boolean isLoopback(URI address) {
    String host = address.getHost().replaceAll("[\\[\\]]", "");
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
