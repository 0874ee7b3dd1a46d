package se.svarsvakt.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for what is not there and for faults ({@code error.html}); JSON for programs. */
@Controller
final class ErrorPageController implements ErrorController {
  private static final String SENTENCE = ErrorPageController.class.getName();

  /**
   * Ends a request with this page.
   *
   * @param sentence the key of what it says
   */
  static void send(
      HttpServletRequest request, HttpServletResponse response, int status, String sentence)
      throws IOException {
    request.setAttribute(SENTENCE, sentence);
    response.sendError(status);
  }

  /** Answers with a {@link ModelAndView}, or with a response that is whole. */
  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 404;
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (path instanceof String asked && Problem.isForPrograms(asked)) {
      return Problem.of(code).answer();
    }
    Object sentence = request.getAttribute(SENTENCE);
    String problem = sentence instanceof String known ? known : code < 500 ? "not-there" : "fault";
    return new ModelAndView("error", Map.of("problem", problem), HttpStatusCode.valueOf(code));
  }
}
