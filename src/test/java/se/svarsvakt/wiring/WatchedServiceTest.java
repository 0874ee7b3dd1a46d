package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.MovingClock;

/** The whole service beside a Graph that vanishes and comes back: health and page at each step. */
@Timeout(240)
class WatchedServiceTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String GREEN = "banner good";

  // Friday 2026-11-20 10:30 in Sweden: passes every five minutes.
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final List<SimulatedMailbox> clerks =
      List.of(
          clerk("Anna Berg", "anna.berg@kommun.example"), clerk("Bo Ek", "bo.ek@kommun.example"));

  @TempDir private Path directory;
  private SimulatedGraph graph;
  private Product product;
  private Service service;

  private SimulatedMailbox clerk(String name, String address) {
    return tenant.open(DirectoryUser.person(name, address), MailboxProfile.PERSON);
  }

  @BeforeEach
  void start() {
    tenant.open(DirectoryUser.resource("Svar", "svar@kommun.example"), MailboxProfile.SHARED);
    clerks.forEach(
        clerk ->
            clerk.receive(
                OutgoingMessage.from("Ek <ek@medborgare.example>").saying("Fråga", "När?"),
                Instant.parse("2026-11-19T09:00:00Z")));
    graph = SimulatedGraph.start(tenant);
    product = Product.open(settings(), clock);
    service = Service.start(product, clock, Service.Options.of(List.of("--server.port=0")));
  }

  @AfterEach
  void stop() {
    service.close();
    product.close();
    graph.close();
  }

  @Test
  void mailboxes_that_all_fail_after_a_good_pass_are_down_until_they_can_be_read_again()
      throws Exception {
    awaitStatus("UP", 200);
    assertThat(page()).contains(GREEN, "Brevlådorna bevakas.");
    breaks(request -> request.path().contains("/mailFolders"), GraphError.accessDenied());
    clock.move(Duration.ofMinutes(5));
    awaitStatus("DOWN", 503);
    assertThat(health()).contains("none of 3 mailboxes could be read", "nothing-read");
    assertThat(page())
        .contains("banner bad", "Ingen av 3 brevlådor kunde läsas")
        .doesNotContain(GREEN, "Brevlådorna bevakas.");
    graph.faults().clear();
    clock.move(Duration.ofMinutes(5));
    awaitStatus("UP", 200);
    assertThat(page()).contains(GREEN);
  }

  @Test
  void figures_tell_of_the_pass_and_of_what_was_asked_of_graph_and_of_nobody() throws Exception {
    awaitStatus("UP", 200);
    assertThat(get("actuator/prometheus").body().lines())
        .contains(
            "svarsvakt_scan_age_seconds_bucket{le=\"300.0\"} 3.0",
            "svarsvakt_scan_age_seconds_count 3.0",
            "svarsvakt_mailboxes_judged{how=\"anew\"} 3.0",
            "svarsvakt_mailboxes_judged{how=\"kept\"} 0.0",
            "svarsvakt_graph_throttled_total{scope=\"mailbox\"} 0.0")
        .anyMatch(line -> line.matches("svarsvakt_pass_part_seconds\\{part=\"reading\"} .*"))
        .anyMatch(line -> line.matches("svarsvakt_graph_requests_total\\{kind=\"batch\",.*2xx.*"))
        .anyMatch(line -> line.matches("svarsvakt_graph_requests_total\\{kind=\"delta\",.*2xx.*"))
        .anyMatch(line -> line.matches("svarsvakt_nudges\\{kind=\"reply-due\",state=\"sent\"} .*"))
        .noneMatch(line -> line.contains("@") || line.contains(clerks.getFirst().account().id()));
    String failing = clerks.getFirst().account().id();
    breaks(request -> request.path().contains(failing), GraphError.of(429, "TooManyRequests"));
    clock.move(Duration.ofMinutes(5));
    await().atMost(Duration.ofSeconds(60)).until(() -> lastPass().equals(clock.instant()));
    assertThat(get("actuator/prometheus").body().lines())
        .contains(
            "svarsvakt_scan_age_seconds_bucket{le=\"300.0\"} 2.0",
            "svarsvakt_scan_age_seconds_bucket{le=\"3600.0\"} 3.0")
        .noneMatch("svarsvakt_graph_throttled_total{scope=\"mailbox\"} 0.0"::equals);
  }

  @Test
  void one_mailbox_that_fails_is_degraded() throws Exception {
    awaitStatus("UP", 200);
    for (int number = 0; number < 12; number++) {
      clerk("Person " + number, "p" + number + "@kommun.example");
    }
    String failing = clerks.getFirst().account().id();
    breaks(request -> request.path().contains(failing), GraphError.accessDenied());
    clock.move(Duration.ofMinutes(70));
    awaitStatus("DEGRADED", 200);
    assertThat(page())
        .contains("banner partly", "En brevlåda kunde inte läsas")
        .doesNotContain(GREEN);
  }

  @Test
  void reminders_that_are_refused_throughout_are_down() throws Exception {
    breaks(
        request -> request.path().contains("sendActivityNotification"), GraphError.accessDenied());
    awaitStatus("DOWN", 503);
    assertThat(health()).contains("none arrived", "nothing-sent");
    assertThat(page()).contains("banner bad", "ingen kom fram").doesNotContain(GREEN);
    graph.faults().clear();
    clock.set(Instant.parse("2026-11-23T07:40:00Z")); // Monday morning: both are overdue
    awaitStatus("UP", 200);
  }

  @Test
  void operators_are_told_by_mail_and_in_teams_once_and_when_it_is_over() throws Exception {
    awaitStatus("UP", 200);
    breaks(request -> request.path().contains("/mailFolders"), GraphError.accessDenied());
    clock.move(Duration.ofMinutes(5));
    awaitStatus("DOWN", 503);
    for (int quarter = 0; quarter < 10; quarter++) {
      clock.move(Duration.ofMinutes(15));
      Instant at = clock.instant();
      await().atMost(Duration.ofSeconds(30)).until(() -> lastPass().equals(at) && isPlanned());
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> alarms() == 1);
    assertThat(tenant.sentMails().getLast().text())
        .contains(
            "har inte bevakat brevlådorna sedan", "Ingen av 3 brevlådor", "none of 3 mailboxes");
    assertThat(tenant.notifications())
        .filteredOn(one -> one.recipientAddress().equals("bo.ek@kommun.example"))
        .extracting(one -> one.previewText())
        .anySatisfy(text -> assertThat(text).contains("har inte bevakat brevlådorna"));
    graph.faults().clear();
    clock.move(Duration.ofMinutes(5));
    awaitStatus("UP", 200);
    clock.move(Duration.ofMinutes(1)); // the switch may have looked before the pass ended
    await().atMost(Duration.ofSeconds(30)).until(() -> alarms() == 2);
    assertThat(tenant.sentMails().getLast().text()).contains("bevakar brevlådorna igen");
  }

  /** The next pass is planned by the clock as it stands when the last one has ended. */
  private boolean isPlanned() {
    return JdbcClient.create(product.source())
        .sql("select not picked from scheduled_tasks where task_name = 'scan'")
        .query(Boolean.class)
        .single();
  }

  private Instant lastPass() {
    return product.log().lastFinished().orElseThrow().at();
  }

  private long alarms() {
    return tenant.sentMails().stream()
        .filter(mail -> mail.to().equals(List.of("bo.ek@kommun.example")))
        .count();
  }

  private void breaks(Predicate<RecordedRequest> which, GraphError how) {
    graph.faults().onRequest(one -> which.test(one) ? Optional.of(how) : Optional.empty());
  }

  private void awaitStatus(String status, int code) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(health()).contains("\"lastFinishedScan\"").endsWith("\"" + status + "\"}");
              assertThat(get("actuator/health").statusCode()).isEqualTo(code);
            });
  }

  private String health() throws Exception {
    return get("actuator/health").body();
  }

  private String page() throws Exception {
    return get("").body();
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/" + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private Settings settings() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url", graph.baseUrl().toString(),
                    "svarsvakt.graph.access-token", "token",
                    "svarsvakt.nudges.enabled", "true",
                    "svarsvakt.nudges.mail-from", "svar@kommun.example",
                    "svarsvakt.teams.app-id", "11111111-0000-4000-8000-000000000001",
                    "svarsvakt.operators", "bo.ek@kommun.example",
                    "svarsvakt.data-dir", directory.toString())));
    return Settings.read(environment);
  }
}
