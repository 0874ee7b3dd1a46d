package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;

/** The page that hands out mail logs, over a simulated tenant. */
class MailLogPageTest {
  private static final RetryPolicy QUICK =
      new RetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(20));
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private static final Database DATABASE = Databases.h2();
  private static final SimulatedTenant TENANT =
      new SimulatedTenant("Kommunen", "kommun.example", Endpoint.NOW);
  private static final SimulatedMailbox ANNA = person("Anna Ek", "anna@kommun.example");
  private static final SimulatedMailbox SECRET = person("S Ekret", "secret@kommun.example");
  private static final SimulatedGraph GRAPH = SimulatedGraph.start(TENANT);
  private static final GraphConnection CONNECTION =
      GraphConnection.withToken(GRAPH.baseUrl().toString(), "any-token", QUICK);
  private static PageStores stores;
  private static WebServer server;

  private static SimulatedMailbox person(String name, String address) {
    return TENANT.open(DirectoryUser.person(name, address), MailboxProfile.PERSON);
  }

  @BeforeAll
  static void start() {
    MovingClock clock = new MovingClock(Endpoint.NOW);
    PageStores empty = EmptyStores.over(DATABASE, clock);
    stores =
        new PageStores(
            empty.overview(),
            empty.units(),
            empty.worklists(),
            empty.gate(),
            empty.auditTrail(),
            empty.sessions(),
            empty.lists(),
            empty.judgement(),
            empty.tools(),
            empty.directory(),
            EmptyStores.mailLog(CONNECTION, DATABASE),
            empty.caseSystem());
    Pages plain = Endpoint.pages(clock, Inbound.none());
    Pages pages =
        new Pages(
            clock,
            plain.zone(),
            "sv",
            plain.health(),
            stores,
            Optional.empty(),
            false,
            Inbound.none());
    server = WebServer.start(pages, List.of(), Map.of("server.port", "0"));
    for (int i = 0; i < 600; i++) {
      ANNA.receive(
          OutgoingMessage.from("Eva Ek <eva@medborgare.example>").saying("m" + i, "Hej!"),
          Endpoint.NOW.minus(Duration.ofDays(1)));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    CONNECTION.close();
    GRAPH.close();
  }

  @BeforeEach
  void clear() {
    Databases.h2();
    GRAPH.faults().onRequest(any -> Optional.empty());
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .header("Accept-Language", "en");
  }

  private static HttpResponse<String> get() throws IOException, InterruptedException {
    return HTTP.send(at("admin/log").build(), BodyHandlers.ofString());
  }

  private static Map<String, String> asked() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("lang", "en");
    fields.put("mailbox", "Anna@kommun.example");
    fields.put("from", "2026-11-16");
    fields.put("to", "2026-11-20");
    fields.put("form", "csv");
    return fields;
  }

  private static HttpResponse<String> post(Map<String, String> fields) throws Exception {
    Matcher token = TOKEN.matcher(get().body());
    assertThat(token.find()).isTrue();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent("_csrf", token.group(1));
    List<String> pairs = new ArrayList<>();
    all.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return HTTP.send(
        at("admin/log")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", pairs)))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String name, String value) throws Exception {
    Map<String, String> fields = asked();
    fields.put(name, value);
    return post(fields);
  }

  private static List<TrailEntry> trail() {
    List<TrailEntry> all = new ArrayList<>();
    stores.auditTrail().each(all::add);
    return all;
  }

  @Test
  void a_log_comes_as_a_file_and_who_took_it_is_written_down() throws Exception {
    HttpResponse<String> file = post(asked());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"svarsvakt-mail-log-2026-11-16--2026-11-20.csv\"");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(file.body()).startsWith("\uFEFF\"direction\";\"time\";\"sent\";\"sender\";");
    assertThat(file.body().lines()).hasSize(601);
    assertThat(file.body())
        .contains("\"received\";\"2026-11-19 10:00\"", "\"Eva Ek <eva@medborgare.example>\"");
    assertThat(trail()).hasSize(1);
    assertThat(trail().getFirst())
        .returns("administrator", entry -> entry.person().value())
        .returns("mail-log-read", TrailEntry::kind)
        .returns(ANNA.account().id(), entry -> entry.mailbox().value())
        .returns(Map.of("from", "2026-11-16", "to", "2026-11-20"), TrailEntry::details);
    assertThat(GRAPH.problems()).isEmpty();
  }

  @Test
  void programs_get_json() throws Exception {
    HttpResponse<String> file = post("form", "json");
    assertThat(file.headers().firstValue("Content-Type"))
        .contains("application/json;charset=UTF-8");
    assertThat(file.body()).startsWith("[{\"direction\":\"received\",\"time\":").endsWith("}]");
  }

  @ParameterizedTest
  @CsvSource({
    "mailbox, nobody@kommun.example, No mailbox of the organisation",
    "mailbox, '', No mailbox of the organisation",
    "mailbox, <b>@kommun.example, &lt;b&gt;@kommun.example",
    "mailbox, secret@kommun.example, outside of what Svarsvakt may read",
    "from, 2026-11-21, The first day comes after the last",
    "to, 2026-11-21, The last day has not come yet",
    "from, yesterday, 'Give a day'",
    "to, 2026-02-30, 'Give a day'",
    "to, '', 'Give a day'",
  })
  void what_cannot_be_taken_is_told_in_the_form(String field, String value, String told)
      throws Exception {
    HttpResponse<String> answer = post(field, value);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(told, "role=\"alert\"", "aria-invalid=\"true\"");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(trail()).isEmpty();
  }

  @Test
  void no_link_and_no_foreign_form_takes_a_log() throws Exception {
    HttpResponse<String> link =
        HTTP.send(
            at("admin/log?mailbox=anna@kommun.example&from=2026-11-16&to=2026-11-20&form=csv")
                .build(),
            BodyHandlers.ofString());
    assertThat(link.body()).contains("<form").doesNotContain("eva@medborgare");
    assertThat(post("_csrf", "forged").statusCode()).isEqualTo(403);
    assertThat(trail()).isEmpty();
  }

  @Test
  void what_graph_refuses_at_once_is_told_on_the_page() throws Exception {
    GRAPH
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/messages")
                    ? Optional.of(GraphError.accessDenied())
                    : Optional.empty());
    HttpResponse<String> answer = post(asked());
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("Mail.Read must cover it", "(ErrorAccessDenied)");
    assertThat(trail()).isEmpty();
  }

  @Test
  void a_directory_that_cannot_be_read_is_told_on_the_page() throws Exception {
    GRAPH.faults().onRequest(any -> Optional.of(GraphError.of(503, "serviceNotAvailable")));
    HttpResponse<String> answer = post(asked());
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("The directory in Entra cannot be read now");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void a_download_that_graph_lets_down_is_broken_off(String form) {
    AtomicInteger pages = new AtomicInteger();
    GRAPH
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/messages") && pages.incrementAndGet() > 1
                    ? Optional.of(GraphError.of(503, "serviceNotAvailable"))
                    : Optional.empty());
    assertThatThrownBy(() -> post("form", form)).isInstanceOf(IOException.class);
    assertThat(trail()).hasSize(1); // what came was taken
  }

  @Test
  void a_mailbox_without_mail_has_an_empty_log() throws Exception {
    Map<String, String> fields = asked();
    fields.put("from", "2026-11-20");
    assertThat(post(fields).body().lines()).hasSize(1);
    assertThat(SECRET.messages()).isEmpty();
  }
}
