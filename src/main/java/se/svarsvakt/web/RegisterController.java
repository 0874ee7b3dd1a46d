package se.svarsvakt.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.FindingException;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.settings.PolicyLine;

/**
 * What is agreed and decided: the policy, cover agreements, and exceptions, which are made and
 * ended here ({@code policy.html}, {@code agreements.html}, {@code exceptions.html}).
 */
@Controller
record RegisterController(Pages pages) {
  private static final int LONGEST_REASON = 400;

  /** An exception as it is shown; empty parts name everything. */
  record ExceptionLine(
      long id, String mailbox, String sender, String rule, String reason, LocalDate until) {}

  /**
   * What was typed.
   *
   * @param fault the key of what is wrong; empty for nothing
   * @param field which field that is
   */
  record TypedException(
      String mailbox, String rule, String reason, String until, String fault, String field) {
    TypedException wrong(String what, String where) {
      return new TypedException(mailbox, rule, reason, until, what, where);
    }
  }

  private Register register() {
    return pages.stores().judgement().records().register();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(pages.clock().instant(), pages.zone());
  }

  @GetMapping("/admin/agreements")
  ModelAndView agreements(Visitor visitor) {
    pages.audit().looked(visitor, "agreements");
    return new ModelAndView("agreements", Map.of("agreements", new AgreementLines(pages).now()));
  }

  @GetMapping("/admin/policy")
  ModelAndView policy() {
    return new ModelAndView(
        "policy",
        Map.of(
            "lines", PolicyLine.of(pages.stores().judgement().policy()),
            "profile", pages.stores().judgement().policy().profile()));
  }

  @GetMapping("/admin/exceptions")
  ModelAndView exceptions(
      @RequestParam(name = "item", defaultValue = "") String id, Visitor visitor) {
    Optional<TrackedItem> item = id.isEmpty() ? Optional.empty() : ItemsController.found(pages, id);
    if (!id.isEmpty() && item.isEmpty()) {
      return ItemsController.gone();
    }
    pages.audit().looked(visitor, "exceptions");
    return form(
        new TypedException(
            item.map(each -> each.about().address()).orElse(""),
            item.map(each -> each.rule().code()).orElse(""),
            "",
            "",
            "",
            ""),
        HttpStatus.OK);
  }

  private ModelAndView form(TypedException typed, HttpStatusCode status) {
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("exceptions", lines());
    shown.put("typed", typed);
    shown.put("rules", RuleName.values());
    shown.put("earliest", today());
    shown.put("latest", today().plusYears(FindingException.LONGEST_YEARS));
    return new ModelAndView("exceptions", shown, status);
  }

  private List<ExceptionLine> lines() {
    return register().exceptions(today()).stream().map(this::line).toList();
  }

  private ExceptionLine line(FindingException each) {
    ExceptionScope about = each.about();
    return new ExceptionLine(
        each.id(),
        about.mailbox().map(pages.stores().units().found().chart()::name).orElse(""),
        about
            .sender()
            .map(
                sender ->
                    switch (sender) {
                      case Sender.Address address -> "…@" + address.domain();
                      case Sender.Domain domain -> domain.pattern();
                    })
            .orElse(""),
        about.rule().map(RuleName::code).orElse(""),
        each.reason(),
        each.until());
  }

  @PostMapping("/admin/exceptions")
  Object make(
      @RequestParam(name = "mailbox", defaultValue = "") String mailbox,
      @RequestParam(name = "rule", defaultValue = "") String rule,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      @RequestParam(name = "until", defaultValue = "") String until,
      Visitor visitor,
      Locale locale) {
    TypedException typed = new TypedException(mailbox.strip(), rule, reason.strip(), until, "", "");
    Optional<MailboxId> about = named(typed.mailbox());
    Optional<RuleName> ruled = EnumCode.find(RuleName.class, rule);
    Optional<LocalDate> last = day(until);
    if (!typed.mailbox().isEmpty() && about.isEmpty()) {
      return refused(typed, "exceptions.unknown-mailbox", "mailbox");
    }
    if ((about.isEmpty() && ruled.isEmpty()) || (!rule.isEmpty() && ruled.isEmpty())) {
      return refused(typed, "exceptions.names-nothing", "mailbox");
    }
    if (typed.reason().isEmpty()
        || typed.reason().length() > LONGEST_REASON
        || typed.reason().indexOf('\0') >= 0) {
      return refused(typed, "exceptions.reason-wrong", "reason");
    }
    return last.filter(this::isAllowed)
        .<Object>map(
            day ->
                made(
                    new FindingException(
                        0, new ExceptionScope(about, Optional.empty(), ruled), typed.reason(), day),
                    visitor,
                    locale))
        .orElseGet(() -> refused(typed, "exceptions.until-wrong", "until"));
  }

  private ModelAndView refused(TypedException typed, String fault, String field) {
    return form(typed.wrong(fault, field), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Optional<MailboxId> named(String address) {
    return address.isEmpty() || address.length() > 320 || address.indexOf('\0') >= 0
        ? Optional.empty()
        : pages.stores().lists().mailboxes().byAddress(address);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private boolean isAllowed(LocalDate last) {
    return !last.isBefore(today())
        && !last.isAfter(today().plusYears(FindingException.LONGEST_YEARS));
  }

  private ResponseEntity<Void> made(FindingException wanted, Visitor visitor, Locale locale) {
    Instant now = pages.clock().instant();
    pages
        .audit()
        .together(
            whose(wanted),
            () -> note(visitor, PageEvent.Kind.EXCEPTION_ADDED, register().except(wanted, now)));
    return SharedController.seeOther("/admin/exceptions", locale);
  }

  @PostMapping("/admin/exceptions/{id}/end")
  ResponseEntity<Void> end(@PathVariable("id") String id, Visitor visitor, Locale locale) {
    Instant now = pages.clock().instant();
    FindingException ended =
        register().exceptions(today()).stream()
            .filter(each -> Ids.number(id).filter(number -> number == each.id()).isPresent())
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    pages
        .audit()
        .together(
            whose(ended),
            () -> {
              if (register().endException(ended.id(), now)) {
                note(visitor, PageEvent.Kind.EXCEPTION_ENDED, ended);
              }
            });
    return SharedController.seeOther("/admin/exceptions", locale);
  }

  private void note(Visitor visitor, PageEvent.Kind kind, FindingException about) {
    pages.audit().did(visitor, new PageEvent(kind, whose(about), "exception " + about.id()));
  }

  private static MailboxId whose(FindingException exception) {
    return exception.about().mailbox().orElse(PageEvent.EVERYBODY);
  }
}
