package se.svarsvakt.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The organisation now, for administrators and auditors ({@code admin.html}). */
@Controller
record AdminController(Pages pages) {
  @GetMapping("/admin")
  ModelAndView overview() {
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("overview", pages.stores().overview().latest().orElse(null));
    return new ModelAndView("admin", shown);
  }
}
