package se.svarsvakt.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.ItemStore.ItemCount;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worktime.CalendarWeek;

/** The organisation now, for administrators and auditors ({@code admin.html}). */
@Controller
record AdminController(Pages pages) {
  private static final int WEEKS = 12;
  private static final int FEW_UNITS = 50;

  /**
   * A figure that leads to what it counts.
   *
   * @param word the key of what it says
   * @param link where it leads
   */
  record FigureLink(String word, int count, String link) {}

  /**
   * A week of the trend.
   *
   * @param percent how much of what was due was answered in time; null where that is not known
   */
  record TrendLine(String week, @Nullable Integer due, @Nullable Integer percent) {
    static TrendLine of(TrendPoint point) {
      Double share = point.share();
      return new TrendLine(
          point.week().toString(), point.due(), share == null ? null : SummaryWords.percent(share));
    }
  }

  @GetMapping("/admin")
  ModelAndView overview() {
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("figures", figures());
    shown.put("trend", trend());
    shown.put("scan", pages.health().check().last().map(FinishedScan::at).orElse(null));
    return new ModelAndView("admin", shown);
  }

  private List<FigureLink> figures() {
    List<ItemCount> counts = pages.stores().lists().items().counts(pages.today());
    return List.of(
        figure("due-today", open(counts, _ -> true, true), ItemSearch.DUE_TODAY),
        figure("overdue", open(counts, each -> each.code().equals("OVERDUE"), false), "OVERDUE"),
        of("admin.public-records", counts, RuleName.PUBLIC_RECORDS),
        of("admin.voicemail", counts, RuleName.VOICEMAIL),
        of("admin.unattended", counts, RuleName.UNATTENDED),
        figure(
            "code.no-automatic-reply",
            open(counts, each -> each.code().equals("no-automatic-reply"), false),
            "no-automatic-reply"),
        of("admin.shared", counts, RuleName.SHARED_MAILBOX),
        new FigureLink(
            "not-measured",
            pages.stores().lists().mailboxes().notRead(),
            "/admin/mailboxes?which=not-measured"));
  }

  /** All that is open by a rule. */
  private static FigureLink of(String word, List<ItemCount> counts, RuleName rule) {
    int count = open(counts, each -> each.rule() == rule, false);
    return new FigureLink(word, count, "/admin/items?rule=" + rule.code());
  }

  private static FigureLink figure(String word, int count, String state) {
    return new FigureLink(word, count, "/admin/items?state=" + state);
  }

  private static int open(List<ItemCount> counts, Predicate<ItemCount> which, boolean today) {
    return counts.stream()
        .filter(each -> each.standing() == Standing.OPEN)
        .filter(which)
        .mapToInt(each -> today ? each.dueToday() : each.count())
        .sum();
  }

  private List<TrendLine> trend() {
    CalendarWeek last =
        CalendarWeek.lastBefore(LocalDate.ofInstant(pages.clock().instant(), pages.zone()));
    return pages.stores().lists().mailboxes().trend(last.plus(1 - WEEKS), last).stream()
        .map(point -> point.week().equals(last) && point.due() == null ? counted(last) : point)
        .map(TrendLine::of)
        .dropWhile(line -> line.due() == null)
        .toList();
  }

  /** The last week before a pass has kept it, from the facts where that takes no time. */
  private TrendPoint counted(CalendarWeek week) {
    Summaries summaries = pages.stores().judgement().summaries();
    boolean known = summaries.isKnown(week, pages.clock().instant());
    return known && pages.stores().units().found().all().size() <= FEW_UNITS
        ? summaries.whole(week)
        : new TrendPoint(week, null, null);
  }
}
