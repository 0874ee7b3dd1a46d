package se.svarsvakt.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.nudge.Subscription.State;

/**
 * Pauses, stops and resumes a unit's weekly mail, for its manager (a form of {@code unit.html}).
 */
@Controller
record SubscriptionController(Pages pages) {
  private static final int MOST_YEARS = 2;

  /**
   * What holds, and which days may be chosen.
   *
   * @param state the code of what holds today
   * @param until the first day that it comes again; null where it is not paused
   * @param earliest the first day that a pause may end
   * @param latest the last one
   */
  record SubscriptionView(
      String state, @Nullable LocalDate until, LocalDate earliest, LocalDate latest) {
    static SubscriptionView of(Pages pages, MailboxId unit) {
      LocalDate today = today(pages);
      Optional<Subscription> known =
          Optional.ofNullable(pages.stores().lists().subscriptions().all().get(unit))
              .filter(each -> each.obstacle(today).isPresent());
      return new SubscriptionView(
          known.map(Subscription::state).orElse(State.RESUMED).code(),
          known.flatMap(Subscription::until).orElse(null),
          today.plusDays(1),
          today.plusYears(MOST_YEARS));
    }
  }

  private static LocalDate today(Pages pages) {
    return LocalDate.ofInstant(pages.clock().instant(), pages.zone());
  }

  @PostMapping("/unit/{unit}/weekly-mail")
  Object wish(
      @PathVariable("unit") MailboxId unit,
      @RequestParam(name = "wish", defaultValue = "") String wish,
      @RequestParam(name = "until", defaultValue = "") String until,
      Visitor visitor,
      Locale locale) {
    if (pages.stores().units().found().of(unit).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    State wished =
        EnumCode.find(State.class, wish)
            .filter(each -> each != State.REFUSED)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    Optional<LocalDate> day = wished == State.PAUSED ? ahead(until) : Optional.empty();
    if (wished == State.PAUSED && day.isEmpty()) {
      return refused(unit, visitor, locale);
    }
    pages
        .stores()
        .lists()
        .subscriptions()
        .set(
            new Subscription(
                unit,
                wished,
                day,
                visitor.person().orElse(Subscription.ADMINISTRATOR),
                pages.clock().instant()));
    return SharedController.seeOther("/unit/" + unit.value(), locale);
  }

  private ModelAndView refused(MailboxId unit, Visitor visitor, Locale locale) {
    ModelAndView page = new UnitController(pages).unit(unit, "", visitor, locale);
    page.addObject("fault", "weekly.until-wrong");
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private Optional<LocalDate> ahead(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      LocalDate today = today(pages);
      return Optional.of(day)
          .filter(today::isBefore)
          .filter(each -> !each.isAfter(today.plusYears(MOST_YEARS)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
