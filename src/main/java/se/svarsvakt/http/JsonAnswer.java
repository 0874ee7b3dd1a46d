package se.svarsvakt.http;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A whole answer to one request.
 *
 * @param status the HTTP status; inside a batch that of the inner answer
 * @param retryAfter how long the system asks to wait; empty where it does not say
 * @param body JSON; a missing node where there was none
 */
public record JsonAnswer(int status, Optional<Duration> retryAfter, JsonNode body) {
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
    return code.isBlank() ? "HTTP " + status : code;
  }
}
