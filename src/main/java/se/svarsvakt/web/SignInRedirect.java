package se.svarsvakt.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The way to the sign-in, for a request that cannot be served without. Both answer {@code false}.
 */
interface SignInRedirect {
  /** For somebody who is not known. */
  boolean first(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /** For somebody who signed in, and whose roles are to be vouched for again. */
  boolean again(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;

  /** Where there is no sign-in. */
  static SignInRedirect none() {
    return new SignInRedirect() {
      @Override
      public boolean first(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return false;
      }

      @Override
      public boolean again(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        return first(request, response);
      }
    };
  }
}
