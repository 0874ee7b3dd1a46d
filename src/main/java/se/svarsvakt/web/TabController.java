package se.svarsvakt.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.teams.card.WorkItemPhrases;

/**
 * The page of the tab ({@code tab.html}). It is the same for everybody; what is a person's is asked
 * for by it.
 */
@Controller
record TabController(Pages pages) {
  static final String PATH = "/tab";

  @GetMapping(PATH)
  ModelAndView tab(Locale locale) {
    if (pages.inbound().tab().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    WorkItemPhrases phrases =
        new WorkItemPhrases(locale.getLanguage(), pages.zone(), pages.clock().instant());
    return new ModelAndView(
        "tab", Map.of("phrases", phrases, "reasons", UserAction.Reason.values()));
  }
}
