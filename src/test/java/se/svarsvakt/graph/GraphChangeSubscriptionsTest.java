package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedSubscription;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.sync.notification.ChangeSubscriptions;
import se.svarsvakt.sync.notification.SubscriptionAnswer;
import se.svarsvakt.sync.notification.SubscriptionAnswer.DuplicateSubscription;
import se.svarsvakt.sync.notification.SubscriptionAnswer.LiveSubscription;
import se.svarsvakt.sync.notification.SubscriptionAnswer.NoSubscription;
import se.svarsvakt.sync.notification.SubscriptionAnswer.SubscriptionRefusal;
import se.svarsvakt.testing.MovingClock;

/** Subscriptions as Graph keeps them, with its rules and refusals. */
class GraphChangeSubscriptionsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant NEXT_WEEK = NOON.plus(Duration.ofMinutes(10_000));

  private final MovingClock clock = new MovingClock(NOON);
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final SimulatedMailbox anna =
      tenant.open(DirectoryUser.person("Anna Berg", "anna@kommun.example"), MailboxProfile.PERSON);
  private final MailboxId annas = new MailboxId(anna.account().id());
  private final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private final GraphConnection connection =
      GraphConnection.withToken(
          graph.baseUrl().toString(),
          "token",
          new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2)));
  private final ChangeSubscriptions subscriptions = connection.changeSubscriptions();
  private HttpServer endpoint;
  private volatile UnaryOperator<String> answer = token -> token;

  @BeforeEach
  void listen() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    endpoint.createContext(
        "/",
        exchange -> {
          String query = String.valueOf(exchange.getRequestURI().getRawQuery());
          String token = URLDecoder.decode(query.replaceFirst("^.*=", ""), StandardCharsets.UTF_8);
          byte[] body = answer.apply(token).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(query.equals("null") ? 202 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void close() {
    endpoint.stop(0);
    connection.close();
    graph.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/api/n");
  }

  private SubscriptionAnswer create(Instant until) {
    return subscriptions.create(annas, address(), "state", until);
  }

  private String made() {
    return ((LiveSubscription) create(NEXT_WEEK)).id();
  }

  @Test
  void it_is_made_for_all_folders_with_ids_that_stay_and_without_content() {
    assertThat(create(NEXT_WEEK))
        .isInstanceOfSatisfying(
            LiveSubscription.class, made -> assertThat(made.expires()).isEqualTo(NEXT_WEEK));
    SimulatedSubscription kept = tenant.subscriptions().of(annas.value()).orElseThrow();
    assertThat(kept.changes()).containsExactlyInAnyOrder("created", "updated");
    assertThat(kept.clientState()).isEqualTo("state");
    assertThat(kept.lifecycleAddress()).isEqualTo(address());
    assertThat(graph.problems()).isEmpty();
  }

  @Test
  void it_is_renewed_listed_and_deleted() {
    String id = made();
    clock.move(Duration.ofDays(5));
    Instant later = clock.instant().plus(Duration.ofMinutes(10_000));
    assertThat(subscriptions.renew(annas, id, later)).isEqualTo(new LiveSubscription(id, later));
    assertThat(subscriptions.at(address())).containsOnlyKeys(annas).containsValue(id);
    assertThat(subscriptions.at(URI.create("https://elsewhere.example/"))).isEmpty();
    assertThat(subscriptions.delete(annas, id)).isEqualTo(new NoSubscription());
    assertThat(subscriptions.delete(annas, id)).isEqualTo(new NoSubscription());
    assertThat(subscriptions.renew(annas, id, later)).isEqualTo(new NoSubscription());
  }

  @Test
  void a_second_one_is_a_duplicate() {
    made();
    assertThat(create(NEXT_WEEK)).isEqualTo(new DuplicateSubscription());
  }

  @Test
  void one_that_has_ended_is_gone() {
    String id = made();
    clock.move(Duration.ofDays(8));
    assertThat(subscriptions.renew(annas, id, clock.instant().plusSeconds(600)))
        .isEqualTo(new NoSubscription());
  }

  @Test
  void too_long_a_life_is_refused() {
    assertThat(create(NOON.plus(Duration.ofMinutes(10_081))))
        .isEqualTo(new SubscriptionRefusal("ErrorInvalidParameter", true));
  }

  @Test
  void an_address_that_gives_another_text_back_is_refused() {
    answer = token -> "OK";
    assertThat(create(NEXT_WEEK)).isEqualTo(new SubscriptionRefusal("ValidationError", true));
    assertThat(tenant.subscriptions().all()).isEmpty();
  }

  @Test
  void an_address_that_is_not_there_is_refused() {
    endpoint.stop(0);
    assertThat(create(NEXT_WEEK)).isEqualTo(new SubscriptionRefusal("ValidationError", true));
  }

  @Test
  void an_address_without_https_is_refused() {
    URI open = URI.create("http://svar.kommun.example/api/notifications");
    assertThat(subscriptions.create(annas, open, "state", NEXT_WEEK))
        .isEqualTo(new SubscriptionRefusal("InvalidRequest", true));
  }

  /** What others met: msgraph issues about ExtensionError, throttling and vanished mailboxes. */
  @ParameterizedTest
  @CsvSource({
    "403, ExtensionError, false",
    "403, ErrorAccessDenied, false",
    "401, InvalidAuthenticationToken, true",
    "404, MailboxNotEnabledForRESTAPI, false",
    "404, ErrorItemNotFound, false",
    "429, TooManyRequests, true",
    "503, ServiceUnavailable, true",
    "500, InternalServerError, true",
    "400, ExtensionError, true",
  })
  void what_graph_refuses_is_sorted_by_whether_it_passes(int status, String code, boolean passes) {
    graph
        .faults()
        .onRequest(
            one ->
                one.path().startsWith("/subscriptions")
                    ? Optional.of(GraphError.of(status, code))
                    : Optional.empty());
    assertThat(create(NEXT_WEEK)).isEqualTo(new SubscriptionRefusal(code, passes));
  }

  @Test
  void a_message_is_told_of_as_it_comes_and_as_it_changes() throws Exception {
    made();
    String mail =
        anna.receive(OutgoingMessage.from("ek@medborgare.example").saying("A", "B"), NOON);
    anna.markRead(mail, true);
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> tenant.subscriptions().answers().size() == 2);
    assertThat(tenant.subscriptions().answers()).containsOnly(202);
  }
}
