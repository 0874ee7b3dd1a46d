package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import se.svarsvakt.worker.JdbcFault;

/**
 * What a program is told whose request is not served: a status and one line of JSON in English,
 * without anything of what was asked.
 *
 * @param status the HTTP status
 * @param error what is wrong, a fixed text without characters that JSON would escape
 */
record Problem(int status, String error) {
  static final Problem NOT_FOUND = new Problem(404, "there is nothing here");

  /** What stands for a status that was decided elsewhere. */
  static Problem of(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> new Problem(status, "this method is not served here");
      default -> new Problem(status, status < 500 ? "the request is refused" : "a fault");
    };
  }

  /** What stands for a failure: try again, where only the database is away. */
  static Problem of(RuntimeException thrown) {
    return switch (JdbcFault.of(thrown)) {
      case UNREACHABLE -> new Problem(503, "the database cannot be reached: try again");
      case DISK_FULL, FAILED -> of(500);
    };
  }

  /** Whether a path is for programs, which read JSON, and not for people. */
  static boolean isForPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/tab/api/");
  }

  ResponseEntity<byte[]> answer() {
    var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    if (status == 405) {
      answer.header(HttpHeaders.ALLOW, "POST");
    }
    return answer.contentType(MediaType.APPLICATION_JSON).body(json());
  }

  void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (status == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json());
  }

  private byte[] json() {
    return ("{\"error\":\"" + error + "\"}\n").getBytes(StandardCharsets.UTF_8);
  }
}
