package se.svarsvakt.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is read, stored and shown, for whoever meets the app in Teams ({@code privacy.html}). It is
 * the same in every organisation and for everybody, and so it may be published.
 */
@Controller
final class PrivacyController {
  static final String PATH = "/privacy";

  private static final List<String> SECTIONS = List.of("reads", "stores", "shows", "keeps", "asks");

  @GetMapping(PATH)
  ModelAndView privacy() {
    return new ModelAndView("privacy", Map.of("sections", SECTIONS));
  }
}
