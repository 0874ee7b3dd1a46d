package se.svarsvakt.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.Advice;
import se.svarsvakt.summary.ApartFigures;
import se.svarsvakt.summary.Figures;
import se.svarsvakt.summary.FindingCount;
import se.svarsvakt.summary.Matured;
import se.svarsvakt.summary.ObservedFinding;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.UnitFigures;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.UnitSummary.Withheld;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.worktime.CalendarWeek;

/** The weekly mail: well-formed, small, of what Outlook draws, and its text says the same. */
class SummaryPageTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final Instant OLDEST = Instant.parse("2026-11-12T09:00:00Z");
  private static final CalendarWeek WEEK = CalendarWeek.parse("2026-W47").orElseThrow();
  private static final MailboxId MANAGER = new MailboxId("manager");
  private static final Set<String> ELEMENTS =
      Set.of(
          "#root", "html", "head", "meta", "title", "body", "table", "tbody", "tr", "td", "th",
          "h1", "h2", "p", "a", "wbr");

  private static Figures figures(int due, int onTime) {
    TreeMap<Integer, Double> within = new TreeMap<>();
    Figures.WITHIN.forEach(days -> within.put(days, 0.5));
    int open = due - onTime;
    return new Figures(
        due, due, onTime, 0, open, 0, 0, 0, open, open == 0 ? null : OLDEST, 3.5, null, within);
  }

  private static MailboxId shared(int number) {
    return new MailboxId("shared-" + number);
  }

  private static OrganisationChart chart(int shared) {
    Map<MailboxId, OrganisationChart.Contact> contacts = new HashMap<>();
    IntStream.range(0, shared)
        .forEach(each -> contacts.put(shared(each), contact("funktion-" + each)));
    contacts.put(MANAGER, contact("cia.chef"));
    return new OrganisationChart(Set.of(MANAGER), Set.of(), Map.of(), Map.of(), contacts);
  }

  private static OrganisationChart.Contact contact(String name) {
    return new OrganisationChart.Contact(new MailAddress(name + "@kommun.example"), Set.of());
  }

  private static SummaryPage.Rendered mail(String language, int shared) {
    List<MailboxFigures> mailboxes =
        IntStream.range(0, shared)
            .mapToObj(
                each ->
                    new MailboxFigures(
                        shared(each), figures(each % 5, each % 3 % 2), new TreeMap<>()))
            .toList();
    List<FindingCount> findings =
        List.of(
            new FindingCount(new ObservedFinding.Kind(RuleName.REPLY, "overdue"), 1, 2, 3),
            new FindingCount(
                new ObservedFinding.Kind(RuleName.PUBLIC_RECORDS, "requested"), 7, 0, 0),
            new FindingCount(new ObservedFinding.Kind(RuleName.VOICEMAIL, "overdue"), 1, 0, 0),
            new FindingCount(new ObservedFinding.Kind(RuleName.ABSENCE, "no-cover"), 4, 0, 0));
    UnitFigures unit =
        new UnitFigures(
            MANAGER,
            7,
            figures(17, 16),
            false,
            mailboxes,
            findings,
            List.of(),
            Map.of(shared(0), "ErrorAccessDenied"),
            false,
            new Matured(0, List.of(0, 0, 0, 0, 0), 0),
            new TreeMap<>(
                Map.of(
                    RuleName.VOICEMAIL, new ApartFigures(figures(4, 3), false),
                    RuleName.PUBLIC_RECORDS, new ApartFigures(null, true))));
    List<TrendPoint> trend =
        IntStream.rangeClosed(-11, 0)
            .mapToObj(
                back ->
                    new TrendPoint(WEEK.plus(back), back < -3 ? null : 20, back < -3 ? null : 19))
            .toList();
    List<Advice> advice =
        List.of(
            new Advice.SharedOverdue(shared(1), 2, OLDEST, new TreeSet<>(Set.of(MANAGER))),
            new Advice.AskForStandIn(shared(0), 2, new TreeSet<>(), new TreeSet<>(Set.of(MANAGER))),
            new Advice.PeopleOverdue(1));
    return new SummaryPage(1)
        .render(
            new WeeklySummary(WEEK, ZONE, OLDEST, "ale", chart(shared), Optional.empty()),
            List.of(
                new UnitSummary(unit, null, Optional.of(Withheld.POLICY), false, trend, advice)),
            SummaryWords.in(language, ZONE),
            new SummaryPage.Ways(
                Optional.of(URI.create("https://svar.kommun.example/unit")), true, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void each_advice_about_a_function_mailbox_says_what_to_do_and_names_nobody(String language) {
    SummaryWords words = SummaryWords.in(language, ZONE);
    List<Advice> advice =
        List.of(
            new Advice.UnreadWindow(shared(1), 2),
            new Advice.SameMail(5),
            new Advice.ForEachOther(6),
            new Advice.ByOthers(1));
    assertThat(advice)
        .extracting(each -> words.advice(each, chart(2)))
        .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(60).doesNotContain("{", "cia"))
        .satisfiesExactly(
            text -> assertThat(text).startsWith("funktion-1@kommun.example: ").contains(" 2 "),
            text -> assertThat(text).startsWith("5 "),
            text -> assertThat(text).contains(" 6 "),
            text -> assertThat(text).startsWith(language.equals("sv") ? "En " : "One "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void a_shared_mailbox_whose_every_steward_is_away_is_told_with_their_names(String language) {
    Advice advice = new Advice.AllStewardsAway(shared(1), new TreeSet<>(Set.of(MANAGER)));
    assertThat(SummaryWords.in(language, ZONE).advice(advice, chart(2)))
        .startsWith("funktion-1@kommun.example: ")
        .contains("(cia.chef@kommun.example)");
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void the_text_says_what_the_page_says_and_the_page_what_the_text_says(String language) {
    SummaryPage.Rendered mail = mail(language, 4);
    Document page = Parser.htmlParser().parseInput(mail.html(), "");
    String all = page.body().text();
    String text = mail.text().replaceAll("https?://\\S+|\\(\\d+/\\d+\\)", "");
    assertThat(words(all)).containsAll(words(text)); // a trend has room for shares alone
    page.select("table:has(> tbody > tr > th:contains(46))").remove(); // weeks without mail too
    page.select("table:not([role=presentation]) tr:first-child").remove(); // headings of columns
    String rest = page.body().text();
    assertThat(words(mail.text())).containsAll(words(rest));
    assertThat(mail.text()).contains("95% (19/20)", "https://svar.kommun.example/unit");
  }

  @Test
  void what_is_counted_apart_has_rows_of_its_own() {
    SummaryPage.Rendered mail = mail("en", 0);
    String page = Parser.htmlParser().parseInput(mail.html(), "").body().text();
    assertThat(page)
        .contains("Voicemail 4 3 (75 %)")
        .contains("Requests for public records Not shown: it would point at one person.")
        .contains("Voicemail: time to call back has passed 1 0 0")
        .doesNotContain("Request for public records waiting");
    assertThat(mail.text()).contains("Requests for public records: Not shown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void it_is_well_formed_and_made_of_what_outlook_draws(String language) {
    String html = mail(language, 4).html();
    Parser parser = Parser.htmlParser().setTrackErrors(100);
    Document page = parser.parseInput(html, "");
    assertThat(parser.getErrors()).isEmpty();
    for (Element each : page.getAllElements()) {
      assertThat(ELEMENTS).contains(each.tagName());
      assertThat(each.attr("style")).doesNotContain("flex", "grid", "var(", "url(", "radius");
      assertThat(each.hasAttr("src") || each.tagName().equals("link")).isFalse();
    }
    assertThat(page.select("table:not([role=presentation])"))
        .hasSize(5)
        .allMatch(table -> !table.select("th[scope]").isEmpty());
    assertThat(page.select("html").attr("lang")).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60})
  void it_stays_below_what_mail_programs_cut(int shared) {
    String html = mail("sv", shared).html();
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(80_000);
  }
}
