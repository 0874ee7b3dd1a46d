package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import se.svarsvakt.teams.bot.Activity;

/** Reads an activity from a request's body. */
final class ActivityReader {
  /** Teams itself sends no message of more than some 100 KB. */
  private static final int LARGEST_BODY_IN_BYTES = 256 * 1024;

  private ActivityReader() {}

  static Activity read(HttpServletRequest request) throws RefusedRequest, IOException {
    JsonBody body = JsonBody.of(request, LARGEST_BODY_IN_BYTES);
    try {
      return Activity.read(body.tree());
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(400, "the body is no whole activity");
    }
  }
}
