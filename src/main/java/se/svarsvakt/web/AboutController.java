package se.svarsvakt.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.policy.Policy;

/** What the program is, and how it can be used by everybody. */
@Controller
record AboutController(Pages pages) {
  @GetMapping("/about")
  ModelAndView about() {
    Policy policy = pages.stores().judgement().policy();
    return new ModelAndView(
        "about",
        Map.of(
            "version",
            Optional.ofNullable(AboutController.class.getPackage().getImplementationVersion())
                .orElse(""),
            "profile",
            policy.profile(),
            "days",
            policy.reply().respondWithinWorkingDays()));
  }

  @GetMapping("/accessibility")
  String accessibility() {
    return "accessibility";
  }
}
