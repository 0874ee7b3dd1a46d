package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import se.svarsvakt.teams.token.KeysUnreachable;

/**
 * Answers those whose token is missing (401), false (401) or not enough (403), and 503 where nobody
 * can tell at the moment. The answer does not say what is wrong with the token; the log does.
 */
record BearerEntryPoint(String where, RefusalLog log)
    implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final Problem NO_TOKEN = new Problem(401, "a valid bearer token is needed");
  private static final Problem NOT_ENOUGH = new Problem(403, "the token does not allow this");
  private static final Problem NOT_NOW =
      new Problem(503, "tokens cannot be checked at the moment: try again");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
      throws IOException {
    if (thrown instanceof KeysUnreachable) {
      log.failed(where, String.valueOf(thrown.getMessage()));
      NOT_NOW.writeTo(response);
    } else {
      log.refused(where, reason(thrown));
      NO_TOKEN.writeTo(response);
    }
  }

  private static String reason(AuthenticationException thrown) {
    if (thrown instanceof InsufficientAuthenticationException) {
      return "no token";
    }
    return thrown.getCause() instanceof JwtValidationException invalid
        ? invalid.getErrors().stream()
            .map(OAuth2Error::getDescription)
            .findFirst()
            .map(fault -> "the token: " + fault)
            .orElse("the token is not valid")
        : "the token is none, or not signed with RS256 and a published key";
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException thrown)
      throws IOException {
    log.refused(where, "the token does not act for a person");
    NOT_ENOUGH.writeTo(response);
  }
}
