package se.svarsvakt.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.MisdirectionMap.MisdirectedMail;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;

/**
 * Which addresses people outside get wrong, and where a function mailbox is advised ({@code
 * misdirected.html}): for the contact page.
 */
@Controller
record MisdirectedController(Pages pages) {
  /** So much of a mailbox's mail was passed on before it is told. */
  static final int LEAST = 3;

  private static final int WEEKS = 12;
  private static final int ON_THE_PAGE = 100;

  /**
   * An address that people outside get wrong.
   *
   * @param address the address
   * @param mails how much mail was passed on
   * @param to where most of it went; empty where that is not known
   * @param mailsTo how much of it went there
   */
  record WrongAddress(String address, int mails, String to, int mailsTo) {}

  /**
   * A unit of which something speaks for a function mailbox.
   *
   * @param manager whose it is
   * @param said what, in words
   */
  record AdvisedUnit(String manager, List<String> said) {}

  @GetMapping("/admin/misdirected")
  ModelAndView misdirected(Visitor visitor, Locale locale) {
    pages.audit().looked(visitor, "misdirected");
    List<WrongAddress> all = wrong(pages);
    Period weeks = weeks(pages);
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("all", all.size());
    shown.put("rows", all.subList(0, Math.min(all.size(), ON_THE_PAGE)));
    shown.put("from", LocalDate.ofInstant(weeks.from(), pages.zone()));
    shown.put("least", LEAST);
    Summaries summaries = pages.stores().judgement().summaries();
    CalendarWeek week = summaries.lastWeek(pages.clock().instant());
    shown.put("week", week);
    shown.put("units", units(summaries, week, SummaryWords.in(locale.getLanguage(), pages.zone())));
    return new ModelAndView("misdirected", shown);
  }

  /** The last twelve weeks, up to now. */
  private static Period weeks(Pages pages) {
    LocalDate today = LocalDate.ofInstant(pages.clock().instant(), pages.zone());
    LocalDate first = CalendarWeek.of(today).plus(1 - WEEKS).monday();
    return new Period(
        first.atStartOfDay(pages.zone()).toInstant(),
        today.plusDays(1).atStartOfDay(pages.zone()).toInstant());
  }

  /** The addresses that people outside got wrong in the last twelve weeks, the most first. */
  static List<WrongAddress> wrong(Pages pages) {
    List<MisdirectedMail> all = pages.stores().lists().misdirections().in(weeks(pages), LEAST);
    OrganisationChart chart = pages.stores().units().found().chart();
    Map<Hash, MailboxId> owners =
        chart.owners(
            all.stream()
                .map(MisdirectedMail::to)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    return all.stream()
        .map(
            each ->
                new WrongAddress(
                    chart.name(each.mailbox()),
                    each.mails(),
                    each.to().flatMap(to -> Optional.ofNullable(owners.get(to))).stream()
                        .map(chart::name)
                        .findFirst()
                        .orElse(""),
                    each.mailsTo()))
        .toList();
  }

  /** Null where the week is not counted yet. */
  private static @Nullable List<AdvisedUnit> units(
      Summaries summaries, CalendarWeek week, SummaryWords words) {
    OrganisationChart chart = summaries.chart(week);
    return summaries
        .functionMailboxes(week)
        .map(
            units -> {
              List<AdvisedUnit> advised = new ArrayList<>();
              units.forEach(
                  (manager, advice) ->
                      advised.add(
                          new AdvisedUnit(
                              chart.name(manager),
                              advice.stream().map(each -> words.advice(each, chart)).toList())));
              return advised;
            })
        .orElse(null);
  }
}
