package se.svarsvakt.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.YearlyTask;
import se.svarsvakt.summary.Years;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.summary.page.YearPage;

/**
 * A unit's year from kept weeks, for its manager ({@code unit-year.html}); the yearly mail leads
 * here.
 */
@Controller
record UnitYearController(Pages pages) {
  /**
   * Shows it.
   *
   * @param asked an ISO year; empty for the one that the last week belongs to
   */
  @GetMapping("/unit/{unit}/year")
  ModelAndView year(
      @PathVariable("unit") MailboxId unit,
      @RequestParam(name = "year", defaultValue = "") String asked,
      Visitor visitor,
      Locale locale) {
    Instant now = pages.clock().instant();
    int year = asked.isEmpty() ? summaries().lastWeek(now).year() : number(asked);
    Optional<YearSummary> summary = years().of(year, now);
    Optional<UnitYear> told = summary.flatMap(each -> told(each, unit));
    boolean isThere = asked.isEmpty() && pages.stores().units().found().of(unit).isPresent();
    if (told.isEmpty() && !isThere) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    pages.audit().looked(visitor, unit, "year");
    SummaryWords words = SummaryWords.in(locale.getLanguage(), pages.zone());
    OrganisationChart chart = pages.stores().units().found().chart();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("path", "/unit/" + unit.value());
    shown.put("number", Integer.toString(year));
    shown.put("yearBefore", Integer.toString(year - 1));
    shown.put("name", chart.name(unit));
    shown.put("words", words);
    shown.put("summary", summary.orElse(null));
    shown.put(
        "told", told.map(each -> YearPage.view(each, summary.orElseThrow(), words)).orElse(null));
    shown.put("tasks", YearlyTask.values());
    shown.put("before", isTold(year - 1, unit, now) ? Integer.toString(year - 1) : null);
    shown.put("after", isTold(year + 1, unit, now) ? Integer.toString(year + 1) : null);
    return new ModelAndView("unit-year", shown);
  }

  private static int number(String asked) {
    if (!asked.matches("[0-9]{4}")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return Integer.parseInt(asked);
  }

  private boolean isTold(int year, MailboxId unit, Instant now) {
    return years().managers(year, now).contains(unit);
  }

  private Optional<UnitYear> told(YearSummary summary, MailboxId unit) {
    List<UnitYear> told = new ArrayList<>();
    years().tell(summary, List.of(unit), told::add);
    return told.stream().findFirst();
  }

  private Years years() {
    return pages.stores().judgement().years();
  }

  private Summaries summaries() {
    return pages.stores().judgement().summaries();
  }
}
