package se.svarsvakt.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.HealthWords;

/** The start page: how it stands, and in a demo what its people see ({@code status.html}). */
@Controller
record StatusController(Pages pages) {
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView status(Locale locale) {
    HealthReport health = pages.health().check();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("now", pages.clock().instant());
    shown.put("health", health);
    shown.put("words", HealthWords.in(locale));
    shown.put("scan", health.last().orElse(null));
    shown.put("overview", pages.stores().overview().totals().orElse(null));
    shown.put("signaturesLeftOut", pages.signaturesLeftOut());
    shown.put("demo", pages.demo().orElse(null));
    return new ModelAndView("status", shown);
  }
}
