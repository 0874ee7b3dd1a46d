package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedSubscription;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.LocalHub;
import se.svarsvakt.testing.MovingClock;

/** The whole service beside a Graph that tells of changes, and one that does not. */
@Timeout(240)
class NotifiedServiceTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  // Friday 2026-11-20 10:30 in Sweden: passes every five minutes.
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final SimulatedMailbox anna = clerk("Anna Berg", "anna.berg@kommun.example");
  private final SimulatedMailbox bo = clerk("Bo Ek", "bo.ek@kommun.example");
  private final SimulatedMailbox shared =
      tenant.open(DirectoryUser.resource("Svar", "svar@kommun.example"), MailboxProfile.SHARED);

  @TempDir private Path directory;
  private final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private int port;
  private Product product;
  private Service service;

  private SimulatedMailbox clerk(String name, String address) {
    return tenant.open(DirectoryUser.person(name, address), MailboxProfile.PERSON);
  }

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    product = Product.open(settings(told()), clock);
    service = serve();
  }

  private Service serve() {
    return Service.start(product, clock, Service.Options.of(List.of("--server.port=" + port)));
  }

  @AfterEach
  void stop() {
    service.close();
    product.close();
    graph.close();
  }

  /** The first pass, and what is made after it; the clock is moved for it. */
  private void startSubscribed() {
    awaitPass();
    clock.move(Duration.ofMinutes(5));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> tenant.subscriptions().all().size() == 3 && covered() == 3);
    awaitPass();
  }

  @Test
  void a_new_mail_and_its_answer_are_on_the_list_without_a_pass() throws Exception {
    startSubscribed();
    Instant pass = lastPass();
    String own = receive(anna);
    String common = receive(shared);
    awaitStanding(own, "open");
    awaitStanding(common, "open");
    anna.reply(own, "Kom på måndag.", clock.instant());
    bo.send(shared.answerTo(common).saying("SV: Fråga", "Kom på tisdag."), clock.instant());
    awaitStanding(own, "settled");
    awaitStanding(common, "settled");
    assertThat(lastPass()).isEqualTo(pass);
    assertThat(graph.problems()).isEmpty();
    assertThat(body("actuator/prometheus").lines())
        .contains("svarsvakt_change_subscriptions{state=\"live\"} 3.0")
        .anyMatch(line -> line.startsWith("svarsvakt_notified_seconds "));
    assertThat(tenant.subscriptions().answers()).isNotEmpty().containsOnly(202);
  }

  @Test
  void what_is_told_of_a_subscription_is_acted_upon() {
    startSubscribed();
    String id = anna.account().id();
    SimulatedSubscription first = tenant.subscriptions().of(id).orElseThrow();
    tenant.subscriptions().lose(true);
    String missed = receive(anna);
    tenant.subscriptions().tell(first, "missed");
    awaitStanding(missed, "open");
    String unheard = receive(anna);
    tenant.subscriptions().remove(first.id());
    tenant.subscriptions().tell(first, "subscriptionRemoved");
    awaitStanding(unheard, "open");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              clock.move(Duration.ofSeconds(5));
              return tenant.subscriptions().of(id).isPresent();
            });
    SimulatedSubscription second = tenant.subscriptions().of(id).orElseThrow();
    clock.move(Duration.ofMinutes(1));
    tenant.subscriptions().tell(second, "reauthorizationRequired");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              clock.move(Duration.ofSeconds(5));
              return tenant
                  .subscriptions()
                  .of(id)
                  .orElseThrow()
                  .expires()
                  .isAfter(second.expires());
            });
  }

  @Test
  void what_was_not_told_the_next_pass_finds() {
    startSubscribed();
    tenant.subscriptions().lose(true);
    String mail = receive(shared);
    clock.move(Duration.ofMinutes(1));
    assertThat(standing(mail)).isEmpty();
    clock.move(Duration.ofMinutes(4));
    await().atMost(Duration.ofSeconds(40)).until(() -> standing(mail).equals(Optional.of("open")));
  }

  @Test
  void a_graph_without_subscriptions_is_read_by_passes_and_that_is_said() throws Exception {
    graph
        .faults()
        .onRequest(
            one ->
                one.path().startsWith("/subscriptions")
                    ? Optional.of(GraphError.of(403, "ExtensionError"))
                    : Optional.empty());
    awaitPass();
    String mail = receive(shared);
    clock.move(Duration.ofMinutes(5));
    await().atMost(Duration.ofSeconds(40)).until(() -> standing(mail).equals(Optional.of("open")));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> body("actuator/health").contains("not-notified"));
    assertThat(body("actuator/health")).contains("ExtensionError").contains("\"UP\"");
  }

  @Test
  void what_is_left_when_it_is_switched_off_is_deleted() throws Exception {
    startSubscribed();
    service.close();
    product.close();
    product = Product.open(settings(Map.of()), clock);
    service = serve();
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> tenant.subscriptions().all().isEmpty() && rows() == 0);
    assertThat(body("actuator/health")).doesNotContain("not-notified");
    URI closed = service.address().resolve("/api/notifications?validationToken=a");
    HttpRequest request =
        HttpRequest.newBuilder(closed).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void by_an_event_hub_it_is_told_without_a_port_that_is_open() throws Exception {
    startSubscribed();
    service.close();
    product.close();
    try (LocalHub hub = new LocalHub(2)) {
      tenant.subscriptions().hub(event -> hub.tell(1, event, clock.instant()));
      String address =
          "EventHub:http://127.0.0.1:%d/eventhubname/changes?tenantId=kommun.example"
              .formatted(hub.port());
      product = Product.open(settings(Map.of("svarsvakt.notifications.event-hub", address)), clock);
      service = serve();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                clock.move(Duration.ofSeconds(15));
                return tenant.subscriptions().all().stream()
                        .filter(one -> one.address().toString().equals(address))
                        .count()
                    == 3;
              });
      String mail = receive(anna);
      awaitStanding(mail, "open");
      await() // what was told is known before how far that was is written down
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  body("actuator/prometheus")
                      .contains("svarsvakt_event_hub_taken_seconds{partition=\"1\"} "));
      assertThat(body("actuator/health")).doesNotContain("event-hub-silent");
      service.close();
    }
  }

  private int rows() {
    return sql("select count(*) from change_subscription", Integer.class).orElse(-1);
  }

  private String receive(SimulatedMailbox mailbox) {
    return mailbox.receive(
        OutgoingMessage.from("Ek <ek@medborgare.example>").saying("Fråga", "När öppnar ni?"),
        clock.instant());
  }

  private void awaitStanding(String message, String standing) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              clock.move(Duration.ofSeconds(2));
              return standing(message).equals(Optional.of(standing));
            });
  }

  private Optional<String> standing(String message) {
    return sql("select standing from tracked_item where item = '" + message + "'", String.class);
  }

  private <T> Optional<T> sql(String sql, Class<T> type) {
    return JdbcClient.create(product.source()).sql(sql).query(type).optional();
  }

  private int covered() {
    return sql(
            "select count(*) from change_subscription where subscription_id is not null",
            Integer.class)
        .orElse(0);
  }

  private void awaitPass() {
    await().atMost(Duration.ofSeconds(40)).until(() -> product.log().lastFinished().isPresent());
    Instant now = clock.instant();
    await().atMost(Duration.ofSeconds(40)).until(() -> lastPass().equals(now));
  }

  private Instant lastPass() {
    return product.log().lastFinished().orElseThrow().at();
  }

  private String body(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/" + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private Map<String, String> told() {
    return Map.of("svarsvakt.web.public-url", "http://127.0.0.1:" + port);
  }

  /** Tells of changes where it is said by which way. */
  private Settings settings(Map<String, String> way) {
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> all = new HashMap<>(way);
    all.put("svarsvakt.graph.base-url", graph.baseUrl().toString());
    all.put("svarsvakt.graph.access-token", "token");
    all.put("svarsvakt.data-dir", directory.toString());
    all.put("svarsvakt.notifications.enabled", !way.isEmpty());
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return Settings.read(environment);
  }
}
