package se.svarsvakt.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.nudge.NudgeHistory.Before;
import se.svarsvakt.nudge.NudgeHistory.Outcome;
import se.svarsvakt.nudge.NudgeHistory.PastNudge;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.HealthWords;

/** What the program did: reminders and passes ({@code nudges.html}, {@code scans.html}). */
@Controller
record HistoryController(Pages pages) {
  static final String SCANS = "/admin/scans";

  private static final int ON_A_PAGE = 50;
  private static final int PASSES = 100;
  private static final Before BEGINNING = new Before(Instant.parse("9999-01-01T00:00:00Z"), "");

  /** A reminder, with how its recipient is addressed. */
  record NudgeLine(PastNudge nudge, String recipient) {}

  @GetMapping("/admin/nudges")
  ModelAndView nudges(
      @RequestParam(name = "outcome", defaultValue = "") String outcome,
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "after", defaultValue = "") String after,
      Visitor visitor) {
    Optional<Outcome> so = EnumCode.find(Outcome.class, outcome);
    Optional<NudgeKind> of = EnumCode.find(NudgeKind.class, kind);
    if ((so.isEmpty() && !outcome.isEmpty()) || (of.isEmpty() && !kind.isEmpty())) {
      throw refused();
    }
    Before before = after.isEmpty() ? BEGINNING : place(after);
    pages.audit().looked(visitor, "nudges");
    List<PastNudge> found = pages.stores().lists().nudges().list(so, of, before, ON_A_PAGE + 1);
    List<PastNudge> nudges = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    OrganisationChart chart = pages.stores().units().found().chart();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put(
        "lines",
        nudges.stream().map(each -> new NudgeLine(each, chart.name(each.recipient()))).toList());
    shown.put("outcome", outcome);
    shown.put("kind", kind);
    shown.put("outcomes", Outcome.values());
    shown.put("kinds", NudgeKind.values());
    shown.put("paged", !after.isEmpty());
    shown.put("next", found.size() > ON_A_PAGE ? text(nudges.getLast()) : null);
    return new ModelAndView("nudges", shown);
  }

  private static String text(PastNudge nudge) {
    return nudge.plannedFor() + "~" + nudge.id();
  }

  private static Before place(String text) {
    int mark = text.indexOf('~');
    try {
      Instant planned = Instant.parse(text.substring(0, Math.max(mark, 0)));
      String id = text.substring(mark + 1);
      if (id.matches("[0-9a-f-]{1,36}")
          && !planned.isAfter(BEGINNING.plannedFor())
          && planned.isAfter(Instant.EPOCH)) {
        return new Before(planned, id);
      }
    } catch (DateTimeException e) {
      throw refused();
    }
    throw refused();
  }

  private static ResponseStatusException refused() {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST);
  }

  @GetMapping(SCANS)
  ModelAndView scans(Visitor visitor, Locale locale) {
    pages.audit().looked(visitor, "scans");
    HealthReport health = pages.health().check();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("health", health);
    shown.put("words", HealthWords.in(locale));
    shown.put("passes", pages.stores().lists().passes().list(PASSES));
    shown.put("notRead", pages.stores().lists().mailboxes().notRead());
    return new ModelAndView("scans", shown);
  }
}
