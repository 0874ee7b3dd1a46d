package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.notification.ClientState;
import se.svarsvakt.sync.notification.JdbcChangeSubscriptions;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.sync.notification.NotificationReceiver;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.MovingClock;

class NotificationsEndpointTest {
  private static final MailboxId ANNA = new MailboxId("11111111-aaaa-4000-8000-000000000001");

  private final MovingClock clock = new MovingClock(Endpoint.NOW);
  private final HttpClient http = HttpClient.newHttpClient();
  private final ClientState states = new ClientState(new KeyedHash(new byte[32]));
  private final Databases.Database database = Databases.h2();
  private final NotificationReceiver receiver =
      new NotificationReceiver(
          states,
          new JdbcChangeSubscriptions(database.named()),
          new JdbcNotedMailboxes(database.named()),
          clock);
  private WebServer server;

  @BeforeEach
  void serve() {
    server =
        WebServer.start(
            Endpoint.pages(clock, Inbound.none().with(new ToldChanges(receiver, Optional.empty()))),
            List.of(),
            Map.of("server.port", "0"));
  }

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  private HttpResponse<String> post(String query, String type, String body) throws Exception {
    URI address = server.address().resolve("/api/notifications" + query);
    return http.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> told(String body) throws Exception {
    return post("", "application/json; charset=utf-8", body);
  }

  @Test
  void the_text_that_graph_asks_for_is_given_back_decoded_as_plain_text() throws Exception {
    HttpResponse<String> answer =
        post(
            "?validationToken=Validation%3A+Testing+client+application+reachability%2c%20Id:1%2B2",
            "text/plain; charset=utf-8", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("Validation: Testing client application reachability, Id:1+2");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void a_text_with_the_signs_of_a_page_is_none() throws Exception {
    HttpResponse<String> answer =
        post("?validationToken=%3Cscript%3Ealert(1)%3C/script%3E", "text/plain", "");
    assertThat(answer.body()).isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?validationToken=", "?validationToken=%0d%0aX", "?validationToken=%zz"})
  void a_text_that_cannot_be_read_is_refused(String query) throws Exception {
    URI address = URI.create(server.address() + "api/notifications");
    assertThat(raw("POST " + address.getPath() + query + " HTTP/1.1\r\n")).contains(" 400 ");
  }

  @Test
  void a_text_that_is_too_long_is_refused() throws Exception {
    assertThat(post("?validationToken=" + "a".repeat(1_001), "text/plain", "").statusCode())
        .isEqualTo(400);
  }

  /** What no client of Java's sends. */
  private String raw(String first) throws Exception {
    URI address = server.address();
    try (var socket = new java.net.Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              (first
                      + (first.contains("Host: ") ? "" : "Host: 127.0.0.1\r\n")
                      + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      return new String(
          socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  private String of(String clientState) {
    return """
    {"subscriptionId": "s-1", "changeType": "created", "clientState": "%s",
     "tenantId": "t", "resource": "Users/other/Messages/x", "resourceData": {"id": "x"}}\
    """
        .formatted(clientState);
  }

  @Test
  void what_shows_our_client_state_is_taken_and_the_rest_of_the_body_dropped() throws Exception {
    String body =
        "{\"value\": [%s, %s, %s, {}, null, 7, {\"clientState\": {\"a\": 1}}]}"
            .formatted(
                of(states.of(ANNA)),
                of(states.of(ANNA).replaceFirst(".$", "_")),
                of("11111111-aaaa-4000-8000-000000000002." + states.of(ANNA).split("\\.", 2)[1]));
    HttpResponse<String> answer = told(body);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(receiver.counts()).isEqualTo(new NotificationReceiver.NotificationCounts(1, 6, 0));
  }

  @Test
  void a_proxy_may_pass_it_on_under_its_name_and_no_sign_in_or_form_is_asked_for()
      throws Exception {
    assertThat(
            raw(
                String.join(
                    "\r\n",
                    "POST /api/notifications?validationToken=a+b HTTP/1.1",
                    "Host: svar.kommun.example",
                    "X-Forwarded-For: 192.0.2.7",
                    "X-Forwarded-Proto: https",
                    "")))
        .contains(" 200 ")
        .endsWith("a b");
  }

  @Test
  void nothing_of_ours_in_it_is_answered_alike() throws Exception {
    assertThat(told("{\"value\": []}").statusCode()).isEqualTo(202);
    assertThat(told("{\"value\": [" + of("guessed") + "]}").statusCode()).isEqualTo(202);
    assertThat(receiver.counts()).isEqualTo(new NotificationReceiver.NotificationCounts(0, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"value\": 7}", "{\"value\": {}}", "null"})
  void what_is_no_list_of_notifications_is_refused(String body) throws Exception {
    HttpResponse<String> answer = told(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void what_is_too_large_is_refused() throws Exception {
    assertThat(told("{\"value\": \"" + "a".repeat(1024 * 1024) + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void what_is_no_json_or_is_not_posted_is_refused() throws Exception {
    assertThat(post("", "text/plain", "{\"value\": []}").statusCode()).isEqualTo(415);
    URI address = server.address().resolve("/api/notifications?validationToken=a");
    assertThat(
            http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void below_and_beside_the_path_is_nothing() throws Exception {
    assertThat(post("/more", "application/json", "{}").statusCode()).isNotEqualTo(202);
  }

  @Test
  void where_nothing_is_to_come_there_is_nothing() throws Exception {
    try (WebServer closed =
        WebServer.start(
            Endpoint.pages(clock, Inbound.none()), List.of(), Map.of("server.port", "0"))) {
      URI address = closed.address().resolve("/api/notifications?validationToken=a");
      HttpRequest request =
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_storm_is_taken_without_the_database() throws Exception {
    String body =
        "{\"value\": ["
            + String.join(",", java.util.Collections.nCopies(500, of(states.of(ANNA))))
            + "]}";
    for (int i = 0; i < 20; i++) {
      assertThat(told(body).statusCode()).isEqualTo(202);
    }
    assertThat(receiver.counts().taken()).isEqualTo(10_000);
  }

  @Test
  void who_sends_slowly_takes_no_more_memory_than_there_is_for_all_together() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) { // a mebibyte each, of which nothing comes
        Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        slow.add(socket);
        String head =
            "POST /api/notifications HTTP/1.1\r\nHost: "
                + server.address().getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 1048576\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      Awaitility.await().untilAsserted(() -> assertThat(told("{}").statusCode()).isEqualTo(503));
    } finally {
      for (Socket each : slow) {
        each.close();
      }
    }
    Awaitility.await()
        .untilAsserted(() -> assertThat(told("{\"value\": []}").statusCode()).isEqualTo(202));
  }
}
