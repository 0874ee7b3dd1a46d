package se.svarsvakt.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.ItemFilter;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Unit;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.worktime.CalendarWeek;

/** Units, for their managers ({@code units.html}, {@code unit.html}). */
@Controller
record UnitController(Pages pages) {
  private static final int MOST = 10_000;

  /**
   * A unit in a list.
   *
   * @param id the manager's
   * @param name how the manager is addressed
   */
  private record UnitLine(String id, String name, int mailboxes) {}

  @GetMapping("/unit")
  ModelAndView units(Visitor visitor) {
    CurrentUnits units = pages.stores().units().found();
    Collection<Unit> shown =
        visitor.seesAll()
            ? units.all().values()
            : visitor.person().flatMap(units::of).map(List::of).orElse(List.of());
    OrganisationChart chart = units.chart();
    return new ModelAndView(
        "units",
        Map.of(
            "units",
            shown.stream()
                .map(
                    unit ->
                        new UnitLine(
                            unit.manager().value(),
                            chart.name(unit.manager()),
                            unit.people().size() + unit.shared().size()))
                .toList()));
  }

  @GetMapping("/unit/{unit}")
  ModelAndView unit(
      @PathVariable("unit") MailboxId unit,
      @RequestParam(name = "week", defaultValue = "") String asked,
      Visitor visitor,
      Locale locale) {
    CurrentUnits units = pages.stores().units().found();
    CalendarWeek week = week(asked);
    Optional<Unit> current = units.of(unit);
    Optional<UnitSummary> told = told(unit, week);
    if (current.isEmpty() && told.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    pages.audit().looked(visitor, unit, "unit");
    OrganisationChart chart = units.chart();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("path", "/unit/" + unit.value());
    shown.put("name", chart.name(unit));
    shown.put("people", current.map(each -> each.people().size()).orElse(0));
    shown.put(
        "ahead", current.map(each -> new AbsenceRehearsal(pages, chart).of(each)).orElse(null));
    shown.put(
        "open",
        current
            .map(each -> ItemFilter.ALL.standing(TrackedItem.Standing.OPEN).of(mailboxes(each)))
            .map(filter -> pages.stores().lists().items().count(filter, MOST))
            .orElse(0));
    week(shown, week, told, chart, locale);
    return new ModelAndView("unit", shown);
  }

  private static Set<MailboxId> mailboxes(Unit unit) {
    return unit.mailboxes().collect(Collectors.toSet());
  }

  private void week(
      Map<String, @Nullable Object> shown,
      CalendarWeek week,
      Optional<UnitSummary> told,
      OrganisationChart chart,
      Locale locale) {
    SummaryWords words = SummaryWords.in(locale.getLanguage(), pages.zone());
    shown.put("week", week);
    shown.put("days", words.days(week.monday(), week.sunday()));
    shown.put("before", isKnown(week.plus(-1)) ? week.plus(-1) : null);
    shown.put("after", week.equals(lastWeek()) ? null : week.plus(1));
    shown.put("told", told.map(UnitSummary::unit).orElse(null));
    shown.put("persons", persons(told, chart));
    shown.put("words", words);
    shown.put("chart", chart);
    shown.put("advice", told.map(UnitSummary::advice).orElse(List.of()));
    shown.put(
        "trend",
        told.map(UnitSummary::trend).orElse(List.of()).stream()
            .map(AdminController.TrendLine::of)
            .toList());
  }

  /** Where the policy shows them, by address: no order that compares them. */
  private static List<MailboxFigures> persons(Optional<UnitSummary> told, OrganisationChart chart) {
    return told.map(UnitSummary::persons).orElse(List.of()).stream()
        .sorted(Comparator.comparing(each -> chart.name(each.mailbox())))
        .toList();
  }

  private CalendarWeek lastWeek() {
    return pages.stores().judgement().summaries().lastWeek(pages.clock().instant());
  }

  private CalendarWeek week(String asked) {
    if (asked.isEmpty()) {
      return lastWeek();
    }
    CalendarWeek week =
        CalendarWeek.parse(asked)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (week.compareTo(lastWeek()) > 0 || !isKnown(week)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return week;
  }

  private boolean isKnown(CalendarWeek week) {
    return pages
        .stores()
        .judgement()
        .summaries()
        .first()
        .filter(first -> first.compareTo(week) <= 0)
        .isPresent();
  }

  private Optional<UnitSummary> told(MailboxId unit, CalendarWeek week) {
    List<UnitSummary> told = new ArrayList<>();
    if (isKnown(week)) {
      pages
          .stores()
          .judgement()
          .summaries()
          .tell(week, List.of(unit), pages.clock().instant(), told::add);
    }
    return told.stream().findFirst();
  }
}
