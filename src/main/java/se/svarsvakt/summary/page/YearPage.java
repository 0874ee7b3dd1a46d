package se.svarsvakt.summary.page;

import java.net.URI;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.OrganisationYear;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.YearSums;
import se.svarsvakt.summary.YearTally;
import se.svarsvakt.summary.YearlyTask;

/** Units' years as a page, drawn as the weekly mail is. */
public final class YearPage {
  private final TemplateEngine engine = SummaryPage.engine();

  /**
   * A unit as the template shows it.
   *
   * @param manager whose unit it is, by address
   * @param year its year
   * @param before the same weeks of the year before; null where none is kept
   * @param months the sums of each month, by name
   * @param shared the sums of each shared mailbox, by address
   * @param apart the sums of what is counted apart, by what it is called
   */
  public record YearView(
      String manager,
      YearTally year,
      @Nullable YearTally before,
      List<NamedSums> months,
      List<NamedSums> shared,
      List<NamedSums> apart) {}

  /** Sums with what they are called. */
  public record NamedSums(String name, YearSums sums) {}

  /**
   * Writes the years of some units.
   *
   * @param words in the reader's language
   * @param page the page that shows it in a browser; empty where there is none
   */
  public String render(
      YearSummary summary, List<UnitYear> units, SummaryWords words, Optional<URI> page) {
    Map<String, Object> shown =
        Map.of(
            "link",
            page.map(URI::toString).orElse(""),
            "words",
            words,
            "summary",
            summary,
            "title",
            words.text("year.title", Integer.toString(summary.year())),
            "tasks",
            YearlyTask.values(),
            "units",
            units.stream().map(each -> view(each, summary, words)).toList());
    return engine.process("year.html", new Context(words.locale(), shown));
  }

  /**
   * Writes the year of a whole organisation.
   *
   * @param words in the reader's language
   */
  public String render(YearSummary summary, OrganisationYear told, SummaryWords words) {
    Map<String, Object> shown =
        Map.of(
            "words",
            words,
            "summary",
            summary,
            "title",
            words.text("year.organisation", Integer.toString(summary.year())),
            "tasks",
            YearlyTask.values(),
            "told",
            told);
    return engine.process("organisation-year.html", new Context(words.locale(), shown));
  }

  /** What a page shows of a unit's year. */
  public static YearView view(UnitYear told, YearSummary summary, SummaryWords words) {
    return new YearView(
        summary.chart().name(told.manager()),
        told.year(),
        told.before().orElse(null),
        months(told.year().months(), words),
        told.year().shared().entrySet().stream()
            .map(each -> new NamedSums(name(each.getKey(), summary), each.getValue()))
            .toList(),
        apart(told.year(), summary, words));
  }

  private static List<NamedSums> apart(YearTally year, YearSummary summary, SummaryWords words) {
    List<NamedSums> rows = new ArrayList<>(apart("", year.apart(), words));
    year.shared()
        .keySet()
        .forEach(mailbox -> rows.addAll(apart(name(mailbox, summary), year.apart(mailbox), words)));
    return rows;
  }

  private static List<NamedSums> apart(
      String mailbox, SortedMap<RuleName, YearSums> apart, SummaryWords words) {
    return apart.entrySet().stream()
        .map(each -> new NamedSums(words.apart(each.getKey(), mailbox), each.getValue()))
        .toList();
  }

  private static String name(MailboxId mailbox, YearSummary summary) {
    return summary.chart().name(mailbox);
  }

  private static List<NamedSums> months(SortedMap<YearMonth, YearSums> months, SummaryWords words) {
    return months.entrySet().stream()
        .map(
            each ->
                new NamedSums(
                    each.getKey().getMonth().getDisplayName(TextStyle.FULL, words.locale()),
                    each.getValue()))
        .toList();
  }
}
