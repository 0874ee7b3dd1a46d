package se.svarsvakt.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads to the sign-in, and after it back to where somebody wanted to go. */
final class SignInPage implements SignInRedirect {
  @Override
  public boolean first(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return begin(request, response, false);
  }

  @Override
  public boolean again(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (AccessCheck.changes(request) && request.getHeader("HX-Request") == null) {
      request.getRequestDispatcher(SignInController.CONFIRM).forward(request, response);
      return false;
    }
    return begin(request, response, true);
  }

  /** What is not a page of its own cannot be led elsewhere; htmx reads the page anew. */
  private static boolean begin(
      HttpServletRequest request, HttpServletResponse response, boolean again) throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Refresh", "true");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (AccessCheck.changes(request)) {
      ErrorPageController.send(
          request, response, HttpServletResponse.SC_UNAUTHORIZED, "refused.signed-out");
    } else {
      String query = request.getQueryString();
      String path = request.getRequestURI() + (query == null ? "" : "?" + query);
      response.sendRedirect(SignInOutcome.begin(path, again));
    }
    return false;
  }
}
