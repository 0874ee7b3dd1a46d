package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that a request carries. What is too large is not kept in memory, and what is too deep or
 * has numbers too long is not understood.
 */
final class JsonBody {
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxNumberLength(64)
                      .maxNameLength(1_000)
                      .build())
              .build());

  private JsonBody() {}

  /**
   * Reads it.
   *
   * @param largest the largest body that is taken, in bytes
   */
  static JsonNode read(HttpServletRequest request, int largest) throws RefusedRequest, IOException {
    return parsed(bytes(request, largest));
  }

  /** What the bytes of a body say. */
  static JsonNode parsed(byte[] body) throws RefusedRequest {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new RefusedRequest(400, "the body is no JSON");
    }
  }

  /**
   * The bytes of a body that is to be JSON.
   *
   * @param largest the largest body that is taken, in bytes
   */
  static byte[] bytes(HttpServletRequest request, int largest) throws RefusedRequest, IOException {
    if (!isJson(request.getContentType())) {
      throw new RefusedRequest(415, "the body must be application/json");
    }
    return body(request, largest);
  }

  private static boolean isJson(@Nullable String type) {
    try {
      MediaType media = MediaType.parseMediaType(type == null ? "" : type);
      return media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
          && (media.getCharset() == null || media.getCharset().equals(StandardCharsets.UTF_8));
    } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
      return false;
    }
  }

  private static byte[] body(HttpServletRequest request, int largest)
      throws RefusedRequest, IOException {
    boolean fits = request.getContentLengthLong() <= largest;
    byte[] body = fits ? request.getInputStream().readNBytes(largest + 1) : new byte[0];
    if (!fits || body.length > largest) {
      throw new RefusedRequest(413, "the body is too large");
    }
    return body;
  }
}
