package se.svarsvakt.graph;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What Graph answered to one request.
 *
 * @param status the HTTP status, of the inner answer inside a batch
 * @param retryAfter how long Graph asks to wait; null where it does not say
 * @param body JSON; a missing node where there was none
 */
record GraphAnswer(int status, @Nullable Duration retryAfter, JsonNode body) {
  /** An answer without a body. */
  static GraphAnswer empty(int status) {
    return new GraphAnswer(status, null, JsonNodeFactory.instance.missingNode());
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Whether a body was promised and is not there. */
  boolean isHollow() {
    return status == 200 && !body.isObject() && !body.isString();
  }

  /** Graph's error code, or {@code HTTP nnn} where the body names none. */
  String errorCode() {
    String code = body.path("error").path("code").asString("");
    return code.isBlank() ? "HTTP " + status : code;
  }

  Optional<Duration> wantsPause() {
    return Optional.ofNullable(retryAfter);
  }
}
