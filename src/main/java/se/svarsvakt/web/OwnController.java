package se.svarsvakt.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.Worklist;

/**
 * What is the person's own: what waits for them, what is stored of them, and who has looked at it
 * ({@code me.html}).
 */
@Controller
record OwnController(Pages pages) {
  private static final Logger LOG = LoggerFactory.getLogger(OwnController.class);
  private static final int MOST_ENTRIES = 200;

  /** What is seen of a manager's unit is seen of its people. */
  private static final Set<String> UNIT = Set.of("unit", "year", "figures");

  /** Something that somebody did about the person's mailbox, or looked at. */
  record LookLine(Instant at, String person, String kind) {}

  /** What waits for the person, with subject and sender as the policy shows them. */
  record OwnMatters(PersonalFigures figures, List<WorkItem.MailItem> mail, int others) {}

  @GetMapping("/me")
  ModelAndView own(Visitor visitor) {
    MailboxId person = visitor.self();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("matters", matters(person).orElse(null));
    shown.put("stored", pages.stores().judgement().own().of(person));
    shown.put("keepDays", pages.stores().judgement().casework().keepsFor().toDays());
    shown.put("looks", looks(person));
    shown.put("tab", pages.demo().flatMap(demo -> demo.tab(person)).orElse(null));
    return new ModelAndView("me", shown);
  }

  /** Empty where the directory or mail cannot be reached; the rest of the page needs neither. */
  private Optional<OwnMatters> matters(MailboxId person) {
    Instant now = pages.clock().instant();
    try {
      Worklist worklist = pages.stores().worklists().open(person, now);
      List<WorkItem> open = worklist.items().stream().filter(item -> !item.done()).toList();
      List<WorkItem.MailItem> mail =
          open.stream()
              .filter(WorkItem.MailItem.class::isInstance)
              .map(WorkItem.MailItem.class::cast)
              .toList();
      return Optional.of(
          new OwnMatters(
              pages.stores().worklists().standing(person, now),
              mail,
              open.size() - mail.size() + worklist.older()));
    } catch (RuntimeException e) {
      LOG.warn("a person's own matters could not be shown ({})", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private List<LookLine> looks(MailboxId person) {
    OrganisationChart chart = pages.stores().units().found().chart();
    Stream<TrailEntry> own =
        trail(new TrailFilter(Optional.of(person), Set.of(), true, Instant.EPOCH, MOST_ENTRIES));
    MailboxId manager = chart.managers().get(person);
    Stream<TrailEntry> unit =
        manager == null
            ? Stream.of()
            : trail(new TrailFilter(Optional.of(manager), UNIT, false, Instant.EPOCH, MOST_ENTRIES))
                .filter(entry -> !entry.person().equals(person));
    return Stream.concat(own, unit)
        .sorted(Comparator.comparing(TrailEntry::at).reversed())
        .limit(MOST_ENTRIES)
        .map(entry -> new LookLine(entry.at(), name(chart, entry), entry.kind()))
        .toList();
  }

  private Stream<TrailEntry> trail(TrailFilter filter) {
    return pages.stores().auditTrail().trail(filter).stream();
  }

  private static String name(OrganisationChart chart, TrailEntry entry) {
    return entry.person().equals(AuditTrail.ADMINISTRATOR) ? "" : chart.name(entry.person());
  }
}
