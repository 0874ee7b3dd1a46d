package se.svarsvakt.summary.page;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import se.svarsvakt.summary.FindingCount;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.UnitFigures;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.WeeklySummary;

/**
 * A unit's week on one screen, as a manager reads it: mail that classic Outlook draws (tables,
 * inline styles, nothing remote), and the same as plain text.
 */
public final class SummaryPage {
  private final TemplateEngine engine = engine();
  private final int workingDays;

  /**
   * @param workingDays how many working days the promise gives
   */
  public SummaryPage(int workingDays) {
    this.workingDays = workingDays;
  }

  /** What draws summaries, in the words that a template is given. */
  static TemplateEngine engine() {
    TemplateEngine engine = new SpringTemplateEngine();
    engine.addTemplateResolver(templates("html", TemplateMode.HTML));
    engine.addTemplateResolver(templates("txt", TemplateMode.TEXT));
    engine.setMessageResolver(new Words());
    return engine;
  }

  private static ClassLoaderTemplateResolver templates(String ending, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/summary/");
    resolver.setResolvablePatterns(Set.of("*." + ending));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }

  /**
   * A week as it is shown.
   *
   * @param subject in short, without a person's name
   * @param html the page
   * @param text the same as plain text
   */
  public record Rendered(String subject, String html, String text) {}

  /**
   * What a template shows of one unit.
   *
   * @param manager whose unit it is, by address
   * @param unit its figures
   * @param shared its shared mailboxes by name
   * @param apart what is counted apart
   * @param findings what was not as promised
   * @param notMeasured error codes by address
   * @param trend twelve weeks
   * @param advice what there is to do, in words
   * @param weekBefore the share of the week before; null where nothing was due then, or unknown
   */
  public record UnitPage(
      String manager,
      UnitFigures unit,
      List<NamedFigures> shared,
      List<ApartRow> apart,
      List<FindingCount> findings,
      Map<String, String> notMeasured,
      List<TrendPoint> trend,
      List<String> advice,
      @Nullable Double weekBefore) {
    static UnitPage of(UnitSummary told, OrganisationChart chart, SummaryWords words) {
      UnitFigures unit = told.unit();
      return new UnitPage(
          chart.name(unit.manager()),
          unit,
          named(unit, chart),
          ApartRow.of(unit, List.of(), chart),
          unit.findings().stream().filter(SummaryPage::isDeviation).toList(),
          SummaryPage.notMeasured(unit, chart),
          told.trend(),
          told.advice().stream().map(each -> words.advice(each, chart)).toList(),
          weekBefore(told.trend()));
    }

    /** Whether a shared mailbox's answered mail is to be registered. */
    public boolean registers() {
      return shared.stream().anyMatch(each -> each.registration() != null);
    }

    private static @Nullable Double weekBefore(List<TrendPoint> trend) {
      return trend.size() < 2 ? null : trend.get(trend.size() - 2).share();
    }
  }

  /**
   * Where a reader can go from here.
   *
   * @param page the page that tells more; empty where there is none
   * @param bot whether the bot takes wishes
   * @param standsIn whether the reader looks after the manager's mailbox
   */
  public record Ways(Optional<URI> page, boolean bot, boolean standsIn) {
    /** Nowhere. */
    public static final Ways NONE = new Ways(Optional.empty(), false, false);

    /** The key of how the mail is paused or stopped; whoever stands in has no such page. */
    private String stop() {
      if (bot) {
        return "stop.bot";
      }
      return page.isPresent() && !standsIn ? "stop.page" : "stop";
    }
  }

  /**
   * Writes the weeks of some units, mostly one.
   *
   * @param words in the reader's language
   */
  public Rendered render(
      WeeklySummary summary, List<UnitSummary> units, SummaryWords words, Ways ways) {
    Map<String, @Nullable Object> shown = new HashMap<>();
    String days = words.days(summary.week().monday(), summary.week().sunday());
    String subject = words.text("title", number(summary), days);
    shown.put("words", words);
    shown.put("subject", subject);
    shown.put("days", days);
    shown.put("workingDays", workingDays);
    shown.put(
        "pages", units.stream().map(each -> UnitPage.of(each, summary.chart(), words)).toList());
    shown.put("link", ways.page().map(URI::toString).orElse(null));
    shown.put("footer", words.text(ways.standsIn() ? "footer.stand-in" : "footer"));
    shown.put("stop", words.text(ways.stop()));
    Context context = new Context(words.locale(), shown);
    return new Rendered(
        subject,
        engine.process("week.html", context),
        engine.process("week.txt", context).strip() + "\n");
  }

  private static String number(WeeklySummary summary) {
    return summary.week().toString().substring("2026-W".length()).replaceFirst("^0", "");
  }

  /** That an answer is due soon, or asked for, is no deviation. */
  private static boolean isDeviation(FindingCount count) {
    return !Set.of("due-soon", "requested").contains(count.kind().code());
  }

  private static List<NamedFigures> named(UnitFigures unit, OrganisationChart chart) {
    return unit.shared().stream()
        .map(
            each ->
                new NamedFigures(chart.name(each.mailbox()), each.figures(), each.registration()))
        .sorted(Comparator.comparing(NamedFigures::name))
        .toList();
  }

  private static Map<String, String> notMeasured(UnitFigures unit, OrganisationChart chart) {
    Map<String, String> named = new TreeMap<>();
    unit.notMeasured().forEach((mailbox, code) -> named.put(chart.name(mailbox), code));
    return named;
  }

  /** Gives a template its words. */
  private static final class Words extends AbstractMessageResolver {
    @Override
    public String resolveMessage(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        @Nullable Object @Nullable [] values) {
      Object words = context.getVariable("words");
      @Nullable Object[] given = values == null ? new @Nullable Object[0] : values;
      return words instanceof SummaryWords known ? known.text(key, given) : key;
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        @Nullable Object @Nullable [] values) {
      throw new IllegalStateException("no words for " + key);
    }
  }
}
