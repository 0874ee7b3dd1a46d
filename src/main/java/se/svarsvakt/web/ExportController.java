package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.ItemFilter;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.SummaryCsv;
import se.svarsvakt.summary.SummaryJson;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.worktime.CalendarWeek;

/** What the pages show, as files ({@code exports.html}); each is written row by row. */
@Controller
record ExportController(Pages pages, MessageSource words) {
  /** What can be exported. */
  enum ExportKind implements EnumCode {
    /** Tracked mail, settled mail too. */
    ITEMS("mailbox rule state standing since due item"),
    /** Findings. */
    FINDINGS("mailbox rule code standing since due item"),
    /** The figures of a week. */
    FIGURES(""),
    /** What is to be mended in the directory. */
    DIRECTORY("mailbox missing odd"),
    /** Addresses that people outside get wrong. */
    MISDIRECTED("mailbox mails to mailsTo"),
    /** The audit trail. */
    AUDIT("id at person kind mailbox item reason day by from to undoes"),
    /** What to do about what is open. */
    ACTION_PLAN("finding mailbox since due todo command");

    private final String head;

    ExportKind(String head) {
      this.head = head;
    }

    /** The columns' names. */
    List<String> head() {
      return List.of(head.split(" ", -1));
    }
  }

  @GetMapping("/admin/exports")
  ModelAndView exports() {
    return new ModelAndView(
        "exports",
        Map.of(
            "exports",
            Arrays.stream(ExportKind.values())
                .filter(each -> each != ExportKind.FIGURES || isKnown(lastWeek()))
                .toList()));
  }

  @GetMapping("/admin/exports/{what}.{form}")
  void export(
      @PathVariable("what") String what,
      @PathVariable("form") String form,
      @RequestParam(name = "week", defaultValue = "") String week,
      Visitor visitor,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ExportKind export =
        EnumCode.find(ExportKind.class, what).orElseThrow(ExportController::notThere);
    ExportRows.Form as =
        EnumCode.find(ExportRows.Form.class, form).orElseThrow(ExportController::notThere);
    CalendarWeek told = export == ExportKind.FIGURES ? week(week) : lastWeek();
    note(visitor, PageEvent.EVERYBODY, what);
    Writer out = begin(response, what + "-" + today(), as);
    if (export == ExportKind.FIGURES) {
      figures(told, List.of(), as, out);
    } else {
      ExportRows rows = as.begin(out, export.head(), pages.zone());
      write(export, rows, locale);
      rows.close();
    }
    out.flush();
  }

  @GetMapping("/unit/{unit}/figures.{form}")
  void figures(
      @PathVariable("unit") MailboxId unit,
      @PathVariable("form") String form,
      @RequestParam(name = "week", defaultValue = "") String week,
      Visitor visitor,
      HttpServletResponse response)
      throws IOException {
    ExportRows.Form as =
        EnumCode.find(ExportRows.Form.class, form).orElseThrow(ExportController::notThere);
    CalendarWeek told = week(week);
    if (!summaries().managers(told).contains(unit)) {
      throw notThere();
    }
    note(visitor, unit, "figures");
    Writer out = begin(response, "figures-" + today(), as);
    figures(told, List.of(unit), as, out);
    out.flush();
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(pages.clock().instant(), pages.zone());
  }

  /** Begins a file that browsers save and keep nothing of, {@code svarsvakt-} before its name. */
  static PrintWriter begin(HttpServletResponse response, String name, ExportRows.Form form)
      throws IOException {
    response.setContentType(form.type());
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"svarsvakt-%s.%s\"".formatted(name, form.code()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return response.getWriter();
  }

  private void write(ExportKind export, ExportRows rows, Locale locale) {
    switch (export) {
      case ITEMS -> each(ItemFilter.ALL, item -> item.isMail(), item -> rows.row(line(item, rows)));
      case FINDINGS ->
          each(ItemFilter.ALL, item -> !item.isMail(), item -> rows.row(line(item, rows)));
      case ACTION_PLAN ->
          each(
              ItemFilter.ALL.standing(Standing.OPEN),
              item -> true,
              item -> rows.row(plan(item, rows, locale)));
      case AUDIT -> audit(rows);
      case DIRECTORY ->
          DirectoryController.incomplete(pages).forEach(entry -> rows.row(line(entry)));
      case MISDIRECTED ->
          MisdirectedController.wrong(pages).forEach(wrong -> rows.row(line(wrong)));
      case FIGURES -> throw new IllegalStateException("figures have a form of their own");
    }
  }

  private void each(ItemFilter filter, Predicate<TrackedItem> which, Consumer<TrackedItem> sink) {
    pages
        .stores()
        .lists()
        .items()
        .each(
            filter,
            item -> {
              if (which.test(item)) {
                sink.accept(item);
              }
            });
  }

  private static List<@Nullable String> line(TrackedItem item, ExportRows rows) {
    return Arrays.asList(
        item.about().address(),
        item.rule().code(),
        item.code(),
        item.standing().code(),
        rows.moment(item.since()),
        due(item, rows),
        item.about().item().isEmpty() ? null : item.about().item());
  }

  private static @Nullable String due(TrackedItem item, ExportRows rows) {
    return item.due() == null ? null : rows.moment(item.due());
  }

  private List<@Nullable String> plan(TrackedItem item, ExportRows rows, Locale locale) {
    ItemWords said = ItemWords.of(pages, words, locale);
    return Arrays.asList(
        said.code(item),
        item.about().address(),
        rows.moment(item.since()),
        due(item, rows),
        said.todo(item),
        said.command(item));
  }

  private void audit(ExportRows rows) {
    OrganisationChart chart = pages.stores().units().found().chart();
    pages.stores().auditTrail().each(entry -> rows.row(line(entry, chart, rows)));
  }

  private static List<@Nullable String> line(
      TrailEntry entry, OrganisationChart chart, ExportRows rows) {
    Map<String, String> details = entry.details();
    String by = details.get("by");
    return Arrays.asList(
        "" + entry.id(),
        rows.moment(entry.at()),
        chart.name(entry.person()),
        entry.kind(),
        chart.name(entry.mailbox()),
        entry.item(),
        details.get("reason"),
        details.get("day"),
        by == null ? null : chart.name(new MailboxId(by)),
        details.get("from"),
        details.get("to"),
        details.get("undoes"));
  }

  private static List<@Nullable String> line(DirectoryController.IncompleteEntry entry) {
    return Arrays.asList(
        entry.address(),
        String.join(", ", entry.gaps().missing()),
        String.join(", ", entry.gaps().odd()));
  }

  private static List<@Nullable String> line(MisdirectedController.WrongAddress wrong) {
    return Arrays.asList(
        wrong.address(),
        "" + wrong.mails(),
        wrong.to().isEmpty() ? null : wrong.to(),
        "" + wrong.mailsTo());
  }

  private Summaries summaries() {
    return pages.stores().judgement().summaries();
  }

  private CalendarWeek lastWeek() {
    return summaries().lastWeek(pages.clock().instant());
  }

  private boolean isKnown(CalendarWeek week) {
    return summaries().isKnown(week, pages.clock().instant());
  }

  private CalendarWeek week(String asked) {
    CalendarWeek week =
        asked.isEmpty()
            ? lastWeek()
            : CalendarWeek.parse(asked)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!isKnown(week) || week.compareTo(lastWeek()) > 0) {
      throw notThere();
    }
    return week;
  }

  private void figures(
      CalendarWeek week, List<MailboxId> managers, ExportRows.Form form, Writer out) {
    WeeklySummary summary = summaries().about(week, pages.clock().instant());
    switch (form) {
      case CSV ->
          summaries()
              .tell(week, managers, summary.computedAt(), new SummaryCsv(summary, out)::write);
      case JSON -> {
        try (SummaryJson json = new SummaryJson(summary, out)) {
          summaries().tell(week, managers, summary.computedAt(), json::write);
        }
      }
    }
  }

  private void note(Visitor visitor, MailboxId about, String what) {
    pages.audit().did(visitor, new PageEvent(PageEvent.Kind.EXPORTED, about, what));
  }
}
