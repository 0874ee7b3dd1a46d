package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.svarsvakt.teams.card.WorkItemPhrases;

/** The page of the tab. It is the same for everybody; what is a person's is asked for by it. */
@RestController
final class TabController {
  static final String PATH = "/tab";

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Pages pages;

  TabController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(PATH)
  ResponseEntity<String> tab(HttpServletRequest request) {
    Words words = new Words(Reader.language(request), pages.zone());
    String language = words.locale().getLanguage();
    boolean there = pages.inbound().tab().isPresent();
    WorkItemPhrases phrases = new WorkItemPhrases(language, words.zone(), pages.clock().instant());
    return ResponseEntity.status(there ? 200 : 404)
        .contentType(HTML)
        .header(HttpHeaders.CONTENT_LANGUAGE, language)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .cacheControl(CacheControl.noStore())
        .body(there ? new TabPage(words, phrases).html() : StartController.notThere(words));
  }
}
