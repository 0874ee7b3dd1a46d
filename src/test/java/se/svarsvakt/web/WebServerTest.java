package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.worker.FailedPass;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worker.LastReadings;
import se.svarsvakt.worker.MailCounts;
import se.svarsvakt.worker.NudgeCounts;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.PassFigures;
import se.svarsvakt.worker.PassHealth;
import se.svarsvakt.worker.PassHistory;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worker.ScanSummary;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

class WebServerTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static WebServer server;

  @BeforeAll
  static void start() {
    server = WebServer.start(pages(), List.of(), Map.of("server.port", "0"));
  }

  @AfterAll
  static void stop() {
    server.close();
    HTTP.close();
  }

  @Test
  void the_pages_are_for_this_machine_only() {
    assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void every_answer_protects_the_reader() throws Exception {
    for (String path : List.of("", "svarsvakt.css", "nothing-here", "actuator/health")) {
      var headers = get(path, "sv").headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    }
  }

  @Test
  void names_and_previews_are_escaped() throws Exception {
    assertThat(get("", "sv").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Å &amp; Ö")
        .doesNotContain("<script");
  }

  @Test
  void the_page_speaks_swedish_or_english() throws Exception {
    assertThat(get("", "de, en-GB;q=0.8, sv;q=0.5").body())
        .contains("lang=\"en\"", "<h1>Status</h1>");
    assertThat(get("", "sv, en;q=0.8").body()).contains("<h1>Läget</h1>");
    assertThat(get("", "fi").body()).contains("<h1>Läget</h1>");
    assertThat(get("?lang=en", "sv").body()).contains("<h1>Status</h1>");
  }

  @Test
  void the_page_says_that_signatures_are_left_out_where_a_gateway_adds_them() throws Exception {
    assertThat(get("", "en").body()).contains("Signatures are not checked");
    assertThat(get("", "sv").body()).contains("Signaturer kontrolleras inte");
  }

  @Test
  void the_page_says_in_its_language_why_mail_is_not_watched_and_shows_no_green() throws Exception {
    MovingClock clock = new MovingClock(NOW);
    try (WebServer late = WebServer.start(pages(clock), List.of(), Map.of("server.port", "0"))) {
      clock.move(Duration.ofDays(4));
      assertThat(get(late.address(), "", "sv").body())
          .contains(
              "class=\"banner bad\"",
              "<strong>Brevlådorna bevakas inte just nu.</strong> Orsak:",
              "<li>Ingen genomgång har blivit klar sedan 2026-11-20 10:00")
          .doesNotContain("good");
      assertThat(get(late.address(), "", "en").body())
          .contains("<li>no scan has finished since 2026-11-20 10:00");
      assertThat(get(late.address(), "actuator/health", "sv").statusCode()).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @CsvSource({"?lang=sv", "?lang=en", "nothing-here?lang=sv", "nothing-here?lang=en"})
  void every_word_of_a_page_is_there(String path) throws Exception {
    assertThat(get(path, "sv").body()).doesNotContain("??").contains("</html>");
  }

  @Test
  void both_languages_have_the_same_words() throws IOException {
    assertThat(words("web_en")).isEqualTo(words("web")).isNotEmpty();
  }

  private static Set<String> words(String name) throws IOException {
    Properties words = new Properties();
    try (InputStream file = WebServer.class.getResourceAsStream("/" + name + ".properties")) {
      words.load(file);
    }
    return words.stringPropertyNames();
  }

  @Test
  void what_is_not_there_is_said_in_words() throws Exception {
    var answer = get("nothing-here", "sv");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Sidan finns inte").doesNotContain("nothing-here");
  }

  @Test
  void the_tab_is_not_there_unless_it_is_set_up() throws Exception {
    var answer = get("tab?lang=en", "sv");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Page not found").doesNotContain("tab.js");
  }

  @Test
  void mailboxes_that_were_not_read_are_degraded_in_health_and_page() throws Exception {
    var health = get("actuator/health", "sv");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .endsWith("\"status\":\"DEGRADED\"}")
        .contains("\"troubles\":[\"some-not-read\"]");
    assertThat(get("", "sv").body())
        .contains("class=\"banner partly\"", "Brevlådorna bevakas, men inte fullt ut.")
        .contains("<li>2 brevlådor kunde inte läsas.")
        .doesNotContain("good");
  }

  @Test
  void health_shows_figures_and_no_other_management_page_is_open() throws Exception {
    assertThat(get("actuator/health", "sv").body())
        .contains("\"status\":\"DEGRADED\"", "\"mailboxes\":46", "\"failed\":2")
        .doesNotContain("@");
    for (String path :
        List.of(
            "actuator", "actuator/metrics", "actuator/env", "actuator/info", "actuator/beans")) {
      assertThat(get(path, "sv").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_figures_of_the_health_are_there_to_be_drawn() throws Exception {
    var answer = get("actuator/prometheus", "sv");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain;version=0.0.4");
    assertThat(answer.body().lines())
        .contains(
            "svarsvakt_health 1.0",
            "svarsvakt_trouble{kind=\"some-not-read\"} 1.0",
            "svarsvakt_trouble{kind=\"silent\"} 0.0",
            "svarsvakt_mailboxes 46.0",
            "svarsvakt_mailboxes_failed 2.0")
        .allMatch(line -> line.matches("# (HELP|TYPE) .*|svarsvakt_[a-z_]+(\\{.*})? \\S+"));
    assertThat(answer.body()).doesNotContain("@");
  }

  @Test
  void a_port_in_use_is_told_in_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      List<String> arguments = List.of("--server.port=" + taken.getLocalPort());
      assertThatThrownBy(() -> WebServer.start(pages(), arguments, Map.of()))
          .isInstanceOf(WebUnavailable.class)
          .hasMessage(
              "port %d is in use: stop the other program, or set server.port",
              taken.getLocalPort());
    }
  }

  private static HttpResponse<String> get(String path, String languages)
      throws IOException, InterruptedException {
    return get(server.address(), path, languages);
  }

  private static HttpResponse<String> get(URI address, String path, String languages)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Accept-Language", languages)
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static Pages pages() {
    return pages(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Pages pages(Clock clock) {
    WorkingCalendar calendar = WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());
    Rhythm rhythm = new Rhythm(calendar, Duration.ofMinutes(5), Duration.ofMinutes(30));
    ScanHealth health =
        new ScanHealth(rhythm, new PassHealth(0.9), new OneScan(), clock, List.of());
    return new Pages(
        clock,
        STOCKHOLM,
        "sv",
        health,
        EmptyStores.at(clock, new Overview(Optional.of(LEFT_OUT))),
        Optional.of(new Mischief()),
        true,
        Inbound.none());
  }

  private static final Overview.Snapshot LEFT_OUT =
      new Overview.Snapshot(
          NOW,
          Map.of(
              new Overview.Counted(new MailboxId("a"), Promise.ANSWER), late(),
              new Overview.Counted(new MailboxId("a"), Promise.CALL_BACK), late().plus(late()),
              new Overview.Counted(new MailboxId("b"), Promise.CALL_BACK), late()),
          List.of(
              new ScanSummary.UnreadMailbox(
                  new MailAddress("a@kommun.example"), "DateUnusable", "odd", 2)),
          0,
          1,
          new PassFigures(
              Map.of(PassFigures.Part.READING, 1500L),
              new LastReadings(
                  List.of(
                      new LastReadings.ReadingCount(NOW.minus(Duration.ofDays(9)), 1),
                      new LastReadings.ReadingCount(NOW.minus(Duration.ofHours(3)), 2),
                      new LastReadings.ReadingCount(NOW, 5)),
                  1),
              3,
              4,
              List.of(new PassFigures.IssueCount(RuleName.SIGNATURE, "missing-line", 6)),
              List.of(
                  new PassFigures.NudgeCount(
                      NudgeKind.REPLY_DUE, PassFigures.NudgeState.SENT, 7))));

  @Test
  void the_page_tells_of_an_administration_mailbox_that_the_directory_does_not_have()
      throws Exception {
    assertThat(get("", "sv").body()).contains("svarsvakt.policy.forward.administration-mailbox");
    assertThat(get("", "en").body())
        .contains("One address in svarsvakt.policy.forward.administration-mailbox");
  }

  private static MailCounts late() {
    return new MailCounts(new MailCounts.OpenMail(1, 0, 1, 0, 0), 4, 3);
  }

  @Test
  void what_has_a_deadline_of_its_own_is_counted_apart_from_mail() throws Exception {
    String page = get("", "en").body().replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " ");
    assertThat(page)
        .contains("Overdue 1 Due today or soon 0", "Answered 4 Answered on time 3")
        .contains("Voicemail 3 6 12 9")
        .doesNotContain("Requests for public records");
    assertThat(LEFT_OUT.of(new MailboxId("a")).open().overdue()).isEqualTo(3);
    assertThat(LEFT_OUT.of(new MailboxId("c"))).isEqualTo(MailCounts.NONE);
  }

  @Test
  void the_page_tells_how_much_was_left_out_and_of_nobody() throws Exception {
    assertThat(get("", "sv").body()).contains("2 meddelanden utelämnades i 1 brevlåda");
    assertThat(get("", "en").body()).contains("2 messages left out in 1 mailbox:");
  }

  private static final class OneScan implements ScanLog {
    @Override
    public String begun(Instant at, Instant asOf) {
      return "1";
    }

    @Override
    public void finished(String id, FinishedScan pass) {}

    @Override
    public void failed(FailedPass pass) {}

    @Override
    public Optional<FailedPass> lastFailed() {
      return Optional.empty();
    }

    @Override
    public Optional<FinishedScan> lastFinished() {
      return history(NOW).last();
    }

    @Override
    public PassHistory history(Instant since) {
      FinishedScan pass = new FinishedScan(NOW, 46, 44, 2, Duration.ofSeconds(9), NudgeCounts.NONE);
      return PassHistory.of(pass, 46);
    }
  }

  private static final class Mischief implements DemoOverview {
    @Override
    public String program() {
      return "java -jar svarsvakt.jar --demo";
    }

    @Override
    public Optional<URI> tab(MailboxId person) {
      return Optional.empty();
    }

    @Override
    public List<DemoPerson> people() {
      return List.of(new DemoPerson("anna-id", "Anna <b>", "chef", Visitor.Role.ADMIN));
    }

    @Override
    public List<MailboxLine> mailboxes() {
      return List.of(new MailboxLine("Å & Ö", "a@kommun.example", 1, 0, Optional.empty()));
    }

    @Override
    public List<Feed> feeds() {
      Notice notice = new Notice(NOW, "<script>alert(1)</script>");
      return List.of(new Feed("<b>", "\"x\"@kommun.example", List.of(notice)));
    }
  }

  @Test
  void the_template_of_every_route_may_stand_in_a_trace() {
    assertThat(server.routes()).isNotEmpty().allMatch(TraceAttribute.ROUTE::admits);
  }
}
