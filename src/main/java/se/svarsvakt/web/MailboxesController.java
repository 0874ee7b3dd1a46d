package se.svarsvakt.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.MailboxDirectory.Selection;
import se.svarsvakt.summary.MailboxDirectory.WatchedLine;
import se.svarsvakt.summary.MailboxDirectory.Which;
import se.svarsvakt.summary.OrganisationChart;

/** The watched mailboxes, and one of them ({@code mailboxes.html}, {@code mailbox.html}). */
@Controller
record MailboxesController(Pages pages) {
  private static final int ON_A_PAGE = 50;
  private static final int LONGEST = 320;

  /**
   * A mailbox in the list.
   *
   * @param open how many items are open
   * @param stewards the addresses of those who look after it
   */
  record MailboxRow(WatchedLine line, int open, List<String> stewards) {}

  @GetMapping("/admin/mailboxes")
  ModelAndView mailboxes(
      @RequestParam(name = "mailbox", defaultValue = "") String address,
      @RequestParam(name = "which", defaultValue = "all") String which,
      @RequestParam(name = "after", defaultValue = "") String after,
      Visitor visitor) {
    Which part = EnumCode.find(Which.class, which).orElseThrow(() -> refused());
    Selection selection = new Selection(address.strip(), part);
    if (address.length() > LONGEST
        || after.length() > LONGEST
        || (address + after).indexOf('\0') >= 0) {
      throw refused();
    }
    pages.audit().looked(visitor, "mailboxes");
    List<WatchedLine> found =
        pages.stores().lists().mailboxes().list(selection, after, ON_A_PAGE + 1);
    List<WatchedLine> lines = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("rows", rows(lines));
    shown.put("selection", selection);
    shown.put("choices", Which.values());
    shown.put("paged", !after.isEmpty());
    shown.put("next", found.size() > ON_A_PAGE ? lines.getLast().address() : null);
    return new ModelAndView("mailboxes", shown);
  }

  private static ResponseStatusException refused() {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST);
  }

  private List<MailboxRow> rows(List<WatchedLine> lines) {
    List<MailboxId> ids = lines.stream().map(WatchedLine::id).toList();
    Map<MailboxId, Integer> open = pages.stores().lists().items().open(ids);
    Map<MailboxId, Set<MailboxId>> stewards = pages.stores().lists().stewards().of(ids);
    OrganisationChart chart = pages.stores().units().found().chart();
    return lines.stream()
        .map(
            line ->
                new MailboxRow(
                    line,
                    open.getOrDefault(line.id(), 0),
                    names(chart, stewards.getOrDefault(line.id(), Set.of()))))
        .toList();
  }

  static List<String> names(OrganisationChart chart, Set<MailboxId> people) {
    return people.stream().map(chart::name).sorted(Comparator.naturalOrder()).toList();
  }

  @GetMapping("/admin/mailboxes/{id}")
  ModelAndView mailbox(@PathVariable("id") String id, Visitor visitor) {
    WatchedLine line =
        Ids.parse(id)
            .flatMap(pages.stores().lists().mailboxes()::one)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    pages.audit().looked(visitor, line.id(), "mailbox");
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("path", "/admin/mailboxes/" + line.id().value());
    shown.put("row", rows(List.of(line)).getFirst());
    shown.put("openers", new StewardCandidates(pages).openers(line.id()));
    shown.put(
        "agreements",
        new AgreementLines(pages)
            .of(pages.stores().judgement().records().register().agreements(List.of(line.id()))));
    return new ModelAndView("mailbox", shown);
  }
}
