package se.svarsvakt.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request that is answered with JSON. Its text holds nothing of what is sent.
 *
 * @param method such as {@code GET}
 * @param address with everything that stands in it
 * @param headers beside those that JSON needs
 * @param body JSON, empty for none; a binary node is sent as it is, as {@code Content-Type} calls
 *     it
 */
public record JsonRequest(
    String method, URI address, Map<String, String> headers, Optional<JsonNode> body) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final MediaType TYPE = MediaType.get("application/json");

  /** Takes the headers as they are now. */
  public JsonRequest {
    headers = Map.copyOf(headers);
  }

  /** Asks for what is there. */
  public static JsonRequest get(URI address) {
    return new JsonRequest("GET", address, Map.of(), Optional.empty());
  }

  /** Sends something with a method such as {@code POST}. */
  public static JsonRequest sending(String method, URI address, JsonNode body) {
    return new JsonRequest(method, address, Map.of(), Optional.of(body));
  }

  /** The same with a bearer token. Whoever calls this has seen to where it goes. */
  public JsonRequest withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same with another header. */
  public JsonRequest with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new JsonRequest(method, address, more, body);
  }

  Request toOkHttp() {
    Headers.Builder lines = new Headers.Builder();
    headers.forEach(lines::addUnsafeNonAscii); // a mailbox's address may hold an å
    return new Request.Builder()
        .url(address.toString())
        .headers(lines.build())
        .header("Accept", "application/json")
        .method(method, body.map(this::written).orElse(null))
        .build();
  }

  private RequestBody written(JsonNode content) {
    if (!content.isBinary()) {
      return RequestBody.create(JSON.writeValueAsBytes(content), TYPE);
    }
    String type = headers.getOrDefault("Content-Type", "application/octet-stream");
    return RequestBody.create(content.binaryValue(), MediaType.get(type));
  }

  @Override
  public String toString() {
    return method + " to " + address.getHost();
  }
}
