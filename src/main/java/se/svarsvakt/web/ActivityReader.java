package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import se.svarsvakt.teams.bot.Activity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an activity from a request's body. What is too large is not kept in memory, and what is too
 * deep or has numbers too long is not understood.
 */
final class ActivityReader {
  /** Teams itself sends no message of more than some 100 KB. */
  private static final int LARGEST_BODY_IN_BYTES = 256 * 1024;

  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxNumberLength(64)
                      .maxNameLength(1_000)
                      .maxStringLength(LARGEST_BODY_IN_BYTES)
                      .build())
              .build());

  private ActivityReader() {}

  static Activity read(HttpServletRequest request) throws Refused, IOException {
    if (!isJson(request.getContentType())) {
      throw new Refused(415, "an activity is sent as application/json");
    }
    byte[] body = body(request);
    try {
      return Activity.read(JSON.readTree(body));
    } catch (JacksonException e) {
      throw new Refused(400, "the body is no JSON");
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "the body is no whole activity");
    }
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

  private static byte[] body(HttpServletRequest request) throws Refused, IOException {
    boolean fits = request.getContentLengthLong() <= LARGEST_BODY_IN_BYTES;
    byte[] body =
        fits ? request.getInputStream().readNBytes(LARGEST_BODY_IN_BYTES + 1) : new byte[0];
    if (!fits || body.length > LARGEST_BODY_IN_BYTES) {
      throw new Refused(413, "the body is too large");
    }
    return body;
  }
}
