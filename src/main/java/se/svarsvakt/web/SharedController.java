package se.svarsvakt.web;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.MailboxDirectory.Selection;
import se.svarsvakt.summary.MailboxDirectory.WatchedLine;
import se.svarsvakt.summary.MailboxDirectory.Which;
import se.svarsvakt.summary.OrganisationChart;

/**
 * Shared mailboxes and who looks after them, which is set here ({@code shared.html}, {@code
 * stewards.html}). What the settings say wins over it.
 */
@Controller
record SharedController(Pages pages) {
  private static final int ON_A_PAGE = 50;
  private static final int MOST_STEWARDS = 20;
  private static final int LONGEST = 320;

  /**
   * A shared mailbox.
   *
   * @param origin {@code settings}, {@code named}, {@code rights} or {@code nobody}: who says so
   */
  record SharedRow(WatchedLine line, List<String> stewards, String origin) {}

  @GetMapping("/admin/shared")
  ModelAndView shared(
      @RequestParam(name = "after", defaultValue = "") String after, Visitor visitor) {
    if (after.length() > LONGEST || after.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    pages.audit().looked(visitor, "shared");
    List<WatchedLine> found =
        pages
            .stores()
            .lists()
            .mailboxes()
            .list(new Selection("", Which.SHARED), after, ON_A_PAGE + 1);
    List<WatchedLine> lines = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("rows", rows(lines));
    shown.put("paged", !after.isEmpty());
    shown.put("next", found.size() > ON_A_PAGE ? lines.getLast().address() : null);
    return new ModelAndView("shared", shown);
  }

  private SharedRow row(WatchedLine line) {
    return rows(List.of(line)).getFirst();
  }

  private List<SharedRow> rows(List<WatchedLine> lines) {
    OrganisationChart chart = pages.stores().units().found().chart();
    StewardStore store = pages.stores().lists().stewards();
    Map<MailboxId, Set<MailboxId>> named = store.named();
    Map<MailboxId, Set<MailboxId>> found = store.of(lines.stream().map(WatchedLine::id).toList());
    return lines.stream()
        .map(
            line -> {
              boolean byPages = !isConfigured(line) && named.containsKey(line.id());
              Set<MailboxId> people = (byPages ? named : found).getOrDefault(line.id(), Set.of());
              return new SharedRow(
                  line, MailboxesController.names(chart, people), origin(line, byPages, people));
            })
        .toList();
  }

  private String origin(WatchedLine line, boolean byPages, Set<MailboxId> people) {
    if (isConfigured(line)) {
      return "settings";
    }
    if (byPages) {
      return "named";
    }
    return people.isEmpty() ? "nobody" : "rights";
  }

  private boolean isConfigured(WatchedLine line) {
    return pages.stores().judgement().configuredStewards().keySet().stream()
        .anyMatch(address -> address.value().equals(line.address()));
  }

  @GetMapping("/admin/shared/{id}")
  ModelAndView stewards(@PathVariable("id") String id, Visitor visitor) {
    WatchedLine line = line(id);
    pages.audit().looked(visitor, line.id(), "stewards");
    return form(line, String.join("\n", row(line).stewards()), "", HttpStatus.OK);
  }

  private WatchedLine line(String id) {
    return Ids.parse(id)
        .flatMap(pages.stores().lists().mailboxes()::one)
        .filter(WatchedLine::shared)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ModelAndView form(WatchedLine line, String typed, String unknown, HttpStatusCode status) {
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("path", "/admin/shared/" + line.id().value());
    shown.put("row", row(line));
    shown.put("typed", typed);
    shown.put("unknown", unknown);
    shown.put("candidates", new StewardCandidates(pages).of(line.id()));
    return new ModelAndView("stewards", shown, status);
  }

  @PostMapping("/admin/shared/{id}")
  Object name(
      @PathVariable("id") String id,
      @RequestParam(name = "stewards", defaultValue = "") String typed,
      Visitor visitor,
      Locale locale) {
    WatchedLine line = line(id);
    if (isConfigured(line)) {
      return form(line, typed, "", HttpStatus.CONFLICT);
    }
    Set<MailboxId> people = new HashSet<>();
    List<String> addresses =
        Stream.of(typed.split("[\\s,;]+", -1)).filter(each -> !each.isEmpty()).toList();
    for (String address : addresses) {
      Optional<MailboxId> person = person(address);
      if (person.isEmpty() || people.size() >= MOST_STEWARDS) {
        return form(line, typed, address, HttpStatus.UNPROCESSABLE_CONTENT);
      }
      people.add(person.get());
    }
    return named(line, people, visitor, locale);
  }

  private Optional<MailboxId> person(String address) {
    return address.length() > LONGEST || address.indexOf('\0') >= 0
        ? Optional.empty()
        : pages
            .stores()
            .lists()
            .mailboxes()
            .byAddress(address)
            .filter(pages.stores().units().found().chart().people()::contains);
  }

  private ResponseEntity<Void> named(
      WatchedLine line, Set<MailboxId> people, Visitor visitor, Locale locale) {
    StewardStore store = pages.stores().lists().stewards();
    pages
        .audit()
        .together(
            line.id(),
            () -> {
              Set<MailboxId> before = store.named().getOrDefault(line.id(), Set.of());
              store.name(line.id(), people);
              note(line.id(), people, before, true, visitor);
              note(line.id(), before, people, false, visitor);
            });
    return seeOther("/admin/shared/" + line.id().value(), locale);
  }

  /** Who is among the one and not among the others. */
  private void note(
      MailboxId mailbox, Set<MailboxId> one, Set<MailboxId> others, boolean made, Visitor visitor) {
    one.stream()
        .filter(person -> !others.contains(person))
        .sorted()
        .forEach(person -> pages.audit().did(visitor, PageEvent.steward(mailbox, person, made)));
  }

  /** After a change: the page that shows it, which can be loaded again without harm. */
  static ResponseEntity<Void> seeOther(String page, Locale locale) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page + "?lang=" + locale.getLanguage() + "&done"))
        .build();
  }
}
