package se.svarsvakt.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer before it is written out.
 *
 * @param status the HTTP status
 * @param headers beyond the ones that every answer has
 * @param json a JSON body, or null
 * @param mime a MIME body, or null
 */
record GraphResponse(
    int status, Map<String, String> headers, @Nullable ObjectNode json, @Nullable String mime) {
  static GraphResponse ok(ObjectNode json) {
    return of(200, json);
  }

  static GraphResponse mime(String text) {
    return new GraphResponse(200, Map.of(), null, text);
  }

  /** An answer without a body. */
  static GraphResponse empty(int status) {
    return new GraphResponse(status, Map.of(), null, null);
  }

  static GraphResponse of(int status, ObjectNode json) {
    return new GraphResponse(status, Map.of(), json, null);
  }

  static GraphResponse failed(GraphError error, String requestId, String date) {
    ObjectNode json = Json.object();
    ObjectNode shown = json.putObject("error");
    shown.put("code", error.code()).put("message", error.message());
    shown.putObject("innerError").put("date", date).put("request-id", requestId);
    java.time.Duration wait = error.retryAfter();
    Map<String, String> headers =
        wait == null ? Map.of() : Map.of("Retry-After", Long.toString(wait.toSeconds()));
    return new GraphResponse(error.status(), headers, json, null);
  }

  String contentType() {
    return mime == null
        ? "application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8"
        : "text/plain";
  }
}
