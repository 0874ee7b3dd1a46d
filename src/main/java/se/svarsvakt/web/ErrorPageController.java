package se.svarsvakt.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for what is not there and for faults ({@code error.html}); JSON for programs. */
@Controller
record ErrorPageController(Pages pages) implements ErrorController {
  private static final String SENTENCE = ErrorPageController.class.getName();
  private static final String CLOSED = SENTENCE + ".closed";

  /**
   * A page that is not for whoever asked; the id of its unit's manager, empty where it has none.
   */
  private record ClosedPage(PageAccess access, String unit, boolean changes) {
    boolean isFor(DemoOverview.DemoPerson person) {
      return access.roles(changes).contains(person.as())
          && (unit.isEmpty() || person.as() != Visitor.Role.MANAGER || person.id().equals(unit));
    }
  }

  /** Notes what was kept from whoever asked. */
  static void closed(HttpServletRequest request, PageAccess access, String unit) {
    request.setAttribute(CLOSED, new ClosedPage(access, unit, AccessCheck.changes(request)));
  }

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

  private static String sentence(int code) {
    if (code == 400) {
      return "not-understood";
    }
    return code < 500 ? "not-there" : "fault";
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
    String problem = sentence instanceof String known ? known : sentence(code);
    Map<String, Object> shown = new HashMap<>();
    shown.put("problem", problem);
    if (request.getAttribute(CLOSED) instanceof ClosedPage closed) {
      pages.demo().ifPresent(demo -> shown.putAll(others(demo, closed, path)));
    }
    return new ModelAndView("error", shown, HttpStatusCode.valueOf(code));
  }

  /** In the demo one can be somebody else. */
  private static Map<String, Object> others(
      DemoOverview demo, ClosedPage closed, @Nullable Object path) {
    String back = closed.changes() || !(path instanceof String asked) ? "/" : asked;
    return Map.of("others", demo.people().stream().filter(closed::isFor).toList(), "target", back);
  }
}
