package se.svarsvakt.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import se.svarsvakt.summary.page.ApartRow;
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
  ModelAndView units(Visitor visitor, Locale locale) {
    CurrentUnits units = pages.stores().units().found();
    Optional<Unit> own = visitor.person().flatMap(units::of);
    if (own.isPresent() && !visitor.seesAll()) {
      return unit(own.get().manager(), "", visitor, locale);
    }
    Collection<Unit> shown = visitor.seesAll() ? units.all().values() : List.of();
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
                .sorted(Comparator.comparing(UnitLine::name))
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
    shown.put("own", visitor.is(unit.value()));
    shown.put("people", current.map(each -> each.people().size()).orElse(0));
    shown.put(
        "ahead", current.map(each -> new AbsenceRehearsal(pages, chart).of(each)).orElse(null));
    // What stands open now would tell what a small unit's withheld figures do not.
    current
        .filter(each -> told.map(UnitController::isTold).orElse(isLarge(each)))
        .ifPresent(
            each -> {
              shown.put("open", count(each, Optional.empty()));
              shown.put("overdue", count(each, Optional.of("OVERDUE")));
            });
    shown.put(
        "subscription",
        current.map(_ -> SubscriptionController.SubscriptionView.of(pages, unit)).orElse(null));
    shown.put("mayChange", PageAccess.admitsTo(unit.value(), visitor, true));
    shown.put("today", LocalDate.ofInstant(pages.clock().instant(), pages.zone()));
    week(shown, week, told, chart, locale);
    return new ModelAndView("unit", shown);
  }

  private static boolean isTold(UnitSummary told) {
    return told.unit().figures() != null;
  }

  private boolean isLarge(Unit unit) {
    return unit.people().size() >= pages.stores().judgement().policy().privacy().minimumGroup();
  }

  /** How many of a unit's items are open now. */
  private int count(Unit unit, Optional<String> code) {
    ItemFilter filter =
        new ItemFilter(
            Optional.of(TrackedItem.Standing.OPEN),
            code,
            Optional.empty(),
            Optional.empty(),
            "",
            unit.mailboxes().collect(Collectors.toSet()));
    return pages.stores().lists().items().count(filter, MOST);
  }

  private void week(
      Map<String, @Nullable Object> shown,
      CalendarWeek week,
      Optional<UnitSummary> told,
      OrganisationChart chart,
      Locale locale) {
    SummaryWords words = SummaryWords.in(locale.getLanguage(), pages.zone());
    shown.put("week", week);
    shown.put("number", week.toString().substring(6).replaceFirst("^0", ""));
    shown.put("days", words.days(week.monday(), week.sunday()));
    shown.put("before", isKnown(week.plus(-1)) ? week.plus(-1) : null);
    shown.put("after", week.equals(lastWeek()) ? null : week.plus(1));
    shown.put("told", told.map(UnitSummary::unit).orElse(null));
    List<MailboxFigures> persons = persons(told, chart);
    shown.put("persons", persons);
    shown.put(
        "apart", told.map(each -> ApartRow.of(each.unit(), persons, chart)).orElse(List.of()));
    shown.put("recounted", told.filter(UnitSummary::recounted).isPresent());
    shown.put("words", words);
    shown.put("chart", chart);
    shown.put("advice", told.map(UnitSummary::advice).orElse(List.of()));
    shown.put(
        "functions",
        told.map(UnitSummary::functions).orElse(List.of()).stream()
            .filter(each -> told.orElseThrow().advice().stream().noneMatch(each::equals))
            .toList());
    shown.put(
        "trend",
        told.map(UnitSummary::trend).orElse(List.of()).stream()
            .map(AdminController.TrendLine::of)
            .dropWhile(line -> line.due() == null)
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
    return pages.stores().judgement().summaries().isKnown(week, pages.clock().instant());
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
