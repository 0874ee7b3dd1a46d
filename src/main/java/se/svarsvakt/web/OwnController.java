package se.svarsvakt.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is the person's own ({@code me.html}). */
@Controller
record OwnController(Pages pages) {
  @GetMapping("/me")
  ModelAndView own(Visitor visitor) {
    return new ModelAndView(
        "me",
        Map.of(
            "figures",
            pages.stores().worklists().standing(visitor.self(), pages.clock().instant())));
  }
}
