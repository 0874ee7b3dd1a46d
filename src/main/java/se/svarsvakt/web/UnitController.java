package se.svarsvakt.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Unit;

/** Units, for their managers ({@code units.html}, {@code unit.html}). */
@Controller
record UnitController(Pages pages) {
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
  ModelAndView unit(@PathVariable("unit") MailboxId unit) {
    CurrentUnits units = pages.stores().units().found();
    Unit found =
        units.of(unit).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    OrganisationChart chart = units.chart();
    return new ModelAndView(
        "unit",
        Map.of(
            "path", "/unit/" + unit.value(),
            "name", chart.name(unit),
            "people", found.people().size(),
            "shared", found.shared().stream().map(chart::name).toList()));
  }
}
