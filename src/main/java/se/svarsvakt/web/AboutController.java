package se.svarsvakt.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the program is, and how it can be used by everybody. */
@Controller
final class AboutController {
  @GetMapping("/about")
  String about() {
    return "about";
  }

  @GetMapping("/accessibility")
  String accessibility() {
    return "accessibility";
  }
}
