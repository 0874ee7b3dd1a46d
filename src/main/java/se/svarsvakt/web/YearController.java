package se.svarsvakt.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.ConfirmedYear;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.Register;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.WorkingTimePolicy;
import se.svarsvakt.summary.YearlyTask;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What is done once a year, and the days off of the year to come, which an administrator confirms
 * ({@code year.html}).
 */
@Controller
record YearController(Pages pages) {
  static final String PATH = "/admin/year";

  /**
   * A day of the year that is no ordinary working day.
   *
   * @param day the date
   * @param holiday its name; null where the organisation set it itself
   * @param closes when work ends early; null where nobody works
   */
  record DayOff(LocalDate day, @Nullable String holiday, @Nullable String closes) {}

  @GetMapping(PATH)
  ModelAndView year(Locale locale) {
    int year = ConfirmedYear.toConfirm(today());
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("year", Integer.toString(year));
    shown.put("days", days(year));
    shown.put("own", days(year).stream().anyMatch(each -> each.holiday() == null));
    shown.put("confirmed", register().confirmedYear(year).orElse(null));
    shown.put("tasks", YearlyTask.values());
    shown.put("words", SummaryWords.in(locale.getLanguage(), pages.zone()));
    return new ModelAndView("year", shown);
  }

  @PostMapping(PATH)
  ResponseEntity<Void> confirm(
      @RequestParam(name = "year", defaultValue = "0") int asked, Visitor visitor, Locale locale) {
    int year = ConfirmedYear.toConfirm(today());
    if (asked != year) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    MailboxId person = visitor.person().orElse(AuditTrail.ADMINISTRATOR);
    pages
        .audit()
        .together(
            PageEvent.EVERYBODY,
            () -> {
              if (register()
                  .confirmYear(new ConfirmedYear(year, person, pages.clock().instant()))) {
                pages
                    .audit()
                    .did(
                        visitor,
                        new PageEvent(
                            PageEvent.Kind.YEAR_CONFIRMED,
                            PageEvent.EVERYBODY,
                            Integer.toString(year)));
              }
            });
    return SharedController.seeOther(PATH, locale);
  }

  private Register register() {
    return pages.stores().judgement().records().register();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(pages.clock().instant(), pages.zone());
  }

  private List<DayOff> days(int year) {
    WorkingTimePolicy times = pages.stores().judgement().policy().workingTime();
    WorkingCalendar calendar = pages.stores().judgement().policy().calendar();
    LocalDate first = LocalDate.of(year, 1, 1);
    return first
        .datesUntil(first.plusYears(1))
        .filter(
            day ->
                calendar.holidays().nameOf(day).isPresent()
                    || times.closedDays().contains(day)
                    || times.shortDays().containsKey(day))
        .map(
            day ->
                new DayOff(
                    day,
                    calendar.holidays().nameOf(day).orElse(null),
                    times.shortDays().containsKey(day)
                        ? times.shortDays().get(day).toString()
                        : null))
        .toList();
  }
}
