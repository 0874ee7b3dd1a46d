package se.svarsvakt.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.ItemFilter;
import se.svarsvakt.casework.ItemPage;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Unit;

/**
 * All tracked mail and findings, and one of them with its why ({@code items.html}, {@code
 * item.html}). No subject and no sender.
 */
@Controller
record ItemsController(Pages pages, MessageSource words) {
  private static final int ON_A_PAGE = 50;
  private static final int COUNTED = 10_000;

  /** Somebody's unit, to choose from. */
  record UnitChoice(String id, String name) {}

  @GetMapping("/admin/items")
  ModelAndView items(@RequestParam Map<String, String> asked, Visitor visitor) {
    ItemSearch search = ItemSearch.of(asked);
    ItemFilter filter = search.filter(pages.today(), mailboxes(search.unit()));
    ItemPage page =
        pages.stores().lists().items().page(filter, search.sorting(), search.place(), ON_A_PAGE);
    pages.audit().looked(visitor, whose(search), "items");
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("search", search);
    shown.put("items", page.items());
    shown.put("count", pages.stores().lists().items().count(filter, COUNTED));
    shown.put("most", COUNTED);
    shown.put("states", ItemSearch.STATES);
    shown.put("rules", RuleName.values());
    shown.put("units", units());
    shown.put(
        "before", page.before() && !page.items().isEmpty() ? search.neighbour(page, true) : null);
    shown.put(
        "after", page.after() && !page.items().isEmpty() ? search.neighbour(page, false) : null);
    return new ModelAndView("items", shown);
  }

  /** Whom a list is about: the one mailbox or unit that was asked for, else everybody. */
  private MailboxId whose(ItemSearch search) {
    return pages
        .stores()
        .lists()
        .mailboxes()
        .byAddress(search.address())
        .or(() -> Ids.parse(search.unit()))
        .orElse(PageEvent.EVERYBODY);
  }

  private List<UnitChoice> units() {
    OrganisationChart chart = pages.stores().units().found().chart();
    return pages.stores().units().found().all().keySet().stream()
        .map(manager -> new UnitChoice(manager.value(), chart.name(manager)))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  private Optional<Set<MailboxId>> mailboxes(String unit) {
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    Unit found =
        pages.stores().units().found().all().values().stream()
            .filter(each -> each.manager().value().equals(unit))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return Optional.of(found.mailboxes().collect(Collectors.toSet()));
  }

  @GetMapping("/admin/items/{id}")
  ModelAndView item(@PathVariable("id") String id, Visitor visitor, Locale locale) {
    return found(pages, id)
        .map(item -> page(item, visitor, locale))
        .orElseGet(ItemsController::gone);
  }

  /** The item of that number; empty where it is gone or never was, which nobody can tell. */
  static Optional<TrackedItem> found(Pages pages, String id) {
    long number =
        Ids.number(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return pages.stores().lists().items().find(number);
  }

  /** In place of a page about an item that is gone ({@code error.html}). */
  static ModelAndView gone() {
    return new ModelAndView(
        "error", Map.of("problem", "item-gone", "list", "/admin/items"), HttpStatus.NOT_FOUND);
  }

  private ModelAndView page(TrackedItem item, Visitor visitor, Locale locale) {
    pages.audit().looked(visitor, item.mailbox(), item.subjectName());
    Instant now = pages.clock().instant();
    OrganisationChart chart = pages.stores().units().found().chart();
    Optional<JudgedMail> judged = item.isMail() ? judged(item, chart, now) : Optional.empty();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("item", item);
    shown.put("path", "/admin/items/" + item.id());
    SenderBlank blank = judged.map(mail -> SenderBlank.of(pages, mail)).orElse(SenderBlank.NONE);
    shown.put(
        "why", judged.map(JudgedMail::why).orElse(List.of()).stream().map(blank::in).toList());
    shown.put("steps", new ItemTimeline(pages, chart, locale).of(item, judged));
    ItemWords said = ItemWords.of(pages, words, locale);
    shown.put("code", said.code(item));
    shown.put("todo", said.todo(item));
    shown.put("command", said.command(item));
    return new ModelAndView("item", shown);
  }

  /** By what is stored, as it is now; nothing is noted and nobody is asked. */
  private Optional<JudgedMail> judged(TrackedItem item, OrganisationChart chart, Instant now) {
    return chart.contacts().containsKey(item.mailbox())
        ? pages
            .stores()
            .judgement()
            .judged(item.mailbox(), chart.contacts().get(item.mailbox()).addresses(), now)
            .stream()
            .filter(each -> each.mail().id().value().equals(item.about().item()))
            .findFirst()
        : Optional.empty();
  }
}
