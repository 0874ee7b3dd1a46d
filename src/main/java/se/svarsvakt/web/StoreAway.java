package se.svarsvakt.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.TransientDataAccessException;
import se.svarsvakt.worker.JdbcFault;

/**
 * Answers 503, with a sentence, while the database does not answer in time. It stands around the
 * filter of the {@link SessionStore}, which asks the database before and after everything else:
 * nobody is signed out because their session cannot be read or kept just now.
 */
final class StoreAway extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted() || !isAway(e)) {
        throw e;
      }
      AccessCheck.unknown(request);
      int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      ErrorPageController.send(request, response, status, "refused.store");
    }
  }

  /** Whether another try may succeed: it cannot be reached, is full, or a row is held by others. */
  private static boolean isAway(Exception thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof TransientDataAccessException) {
        return true;
      }
    }
    return JdbcFault.of(thrown) != JdbcFault.FAILED;
  }
}
