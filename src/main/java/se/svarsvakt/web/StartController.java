package se.svarsvakt.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The start page, and the page for what is not there. */
@RestController
final class StartController implements ErrorController {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Pages pages;

  StartController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> start(HttpServletRequest request) {
    Words words = words(request);
    List<Html> contents = new ArrayList<>();
    contents.addAll(
        new StatusPage(words)
            .contents(
                new StatusPage.Facts(
                    pages.clock().instant(), pages.health().check(), pages.overview().latest())));
    ShowcaseSections sections = new ShowcaseSections(words);
    pages
        .showcase()
        .ifPresent(
            shown -> {
              contents.add(1, sections.note());
              contents.addAll(sections.contents(shown));
            });
    return answer(200, words, Frame.page(words, "/", words.of("title"), contents));
  }

  @RequestMapping("/error")
  ResponseEntity<?> error(HttpServletRequest request) {
    Words words = words(request);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 404;
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (path instanceof String asked && Problem.isForPrograms(asked)) {
      return Problem.of(code).answer();
    }
    return answer(code, words, wrong(words, words.of(code < 500 ? "not-there" : "fault")));
  }

  /** The page for what is not there. */
  static String notThere(Words words) {
    return wrong(words, words.of("not-there"));
  }

  private static String wrong(Words words, String title) {
    List<Html> contents =
        List.of(
            Html.element("h1", title),
            Html.element("p", Html.element("a", words.of("to-start")).with("href", "/")));
    return Frame.page(words, "/", title, contents);
  }

  private Words words(HttpServletRequest request) {
    Locale language = Reader.language(request);
    return new Words(language, pages.zone());
  }

  private static ResponseEntity<String> answer(int status, Words words, String page) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .header(HttpHeaders.CONTENT_LANGUAGE, words.locale().getLanguage())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(page);
  }
}
