package se.svarsvakt.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A whole answer to one request.
 *
 * @param status the HTTP status; inside a batch that of the inner answer
 * @param retryAfter how long the system asks to wait; empty where it does not say
 * @param body JSON; a missing node where there was none
 * @param claims what a token must say that was refused, as the system wrote it (a claims challenge
 *     of Entra's continuous access evaluation); empty where it asks for none
 */
public record JsonAnswer(
    int status, Optional<Duration> retryAfter, JsonNode body, Optional<String> claims) {
  /** Nothing else is a code; it stands in logs, tables and the store. */
  private static final Pattern CODE = Pattern.compile("[\\w][\\w .:,-]{0,99}");

  /** An answer that asks for no other token. */
  public JsonAnswer(int status, Optional<Duration> retryAfter, JsonNode body) {
    this(status, retryAfter, body, Optional.empty());
  }

  /** An answer without a body. */
  public static JsonAnswer empty(int status) {
    return new JsonAnswer(status, Optional.empty(), JsonNodeFactory.instance.missingNode());
  }

  /** Whether the status is one of success. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Microsoft's error code, or {@code HTTP nnn} where the body names none. */
  public String errorCode() {
    String code = body.path("error").path("code").asString("");
    return CODE.matcher(code).matches() ? code : "HTTP " + status;
  }
}
