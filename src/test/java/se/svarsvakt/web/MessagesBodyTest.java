package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.testing.MovingClock;
import tools.jackson.databind.node.JsonNodeFactory;

/** What comes with a true token and is no activity that can be taken. */
class MessagesBodyTest {
  private static final String FIVE_MEGABYTES = "x".repeat(5 * 1024 * 1024);
  private static Endpoint endpoint;

  @BeforeAll
  static void start() {
    endpoint = Endpoint.guarded();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @BeforeEach
  void forget() {
    endpoint.taken.clear();
    endpoint.bot = activity -> Bot.Reply.OK;
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return endpoint.post(Endpoint.token(), body);
  }

  private static HttpResponse<String> post(String type, BodyPublisher body) throws Exception {
    var request = endpoint.request(body).header("Authorization", "Bearer " + Endpoint.token());
    return endpoint.send(request.setHeader("Content-Type", type).build());
  }

  private static void refused(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .startsWith("{\"error\":\"")
        .doesNotContain("<", "Exception", "Svensson");
    assertThat(endpoint.taken).isEmpty();
    assertThat(String.join("\n", endpoint.log())).doesNotContain("Svensson", "eyJ");
    assertThat(post(Endpoint.activity()).statusCode()).isEqualTo(200);
  }

  @Test
  void the_bots_answer_is_the_endpoints() throws Exception {
    var body = JsonNodeFactory.instance.objectNode().put("statusCode", 200);
    endpoint.bot = activity -> new Bot.Reply(201, body);
    var answer = post(Endpoint.activity());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"statusCode\":200}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void five_megabytes_are_refused() throws Exception {
    refused(post(Endpoint.activity().replace("Svensson", FIVE_MEGABYTES)), 413);
  }

  @Test
  void five_megabytes_of_unknown_length_are_refused() throws Exception {
    byte[] bytes = FIVE_MEGABYTES.getBytes(StandardCharsets.UTF_8);
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    refused(post("application/json", body), 413);
  }

  @Test
  void five_megabytes_without_a_token_are_refused_for_the_token() throws Exception {
    var answer = endpoint.send(endpoint.request(BodyPublishers.ofString(FIVE_MEGABYTES)).build());
    refused(answer, 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=iso-8859-1",
        "nonsense"
      })
  void another_content_type_is_refused(String type) throws Exception {
    refused(post(type, BodyPublishers.ofString(Endpoint.activity())), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense Svensson",
        "{} {}",
        "[]",
        "null",
        "\"Svensson\"",
        "{}",
        "{\"type\":\"message\"}",
        "{\"type\":7,\"channelId\":\"msteams\"}"
      })
  void what_is_no_activity_is_refused(String body) throws Exception {
    refused(post(body), 400);
  }

  @Test
  void an_activity_without_a_usable_address_is_refused() throws Exception {
    for (String address : new String[] {"", "nonsense", "https://user@host.example/", "/path"}) {
      endpoint.taken.clear();
      refused(post(Endpoint.activity().replace(Endpoint.SERVICE_URL, address)), 400);
    }
  }

  @Test
  void depth_and_long_numbers_are_refused() throws Exception {
    refused(post("[".repeat(100_000)), 400);
    endpoint.taken.clear();
    String number = Endpoint.activity().replace("\"1\"", "9".repeat(100_000));
    refused(post(number), 400);
  }

  @Test
  void an_unknown_type_is_refused() throws Exception {
    refused(post(Endpoint.activity().replace("\"message\"", "\"Svensson\"")), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoke",
        "conversationUpdate",
        "installationUpdate",
        "event",
        "messageReaction",
        "messageUpdate",
        "messageDelete",
        "typing",
        "trace"
      })
  void known_types_reach_the_bot(String type) throws Exception {
    post(Endpoint.activity().replace("\"message\"", "\"" + type + "\""));
    assertThat(endpoint.taken).singleElement().matches(taken -> taken.type().equals(type));
  }

  @Test
  void an_activity_of_another_tenant_is_refused() throws Exception {
    String foreign = "99999999-2222-3333-4444-555555555555";
    refused(post(Endpoint.activity().replace(Endpoint.TENANT, foreign)), 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void only_posting_is_served(String method) throws Exception {
    var body = BodyPublishers.ofString(Endpoint.activity());
    var answer = endpoint.send(endpoint.request(body).method(method, body).build());
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
    refused(answer, 405);
  }

  @Test
  void a_fault_of_the_bot_is_told_by_its_kind_alone() throws Exception {
    endpoint.bot =
        activity -> {
          throw new IllegalStateException("Svensson");
        };
    var answer = post(Endpoint.activity());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"error\":\"a fault\"}\n");
    assertThat(endpoint.log())
        .contains(
            "/api/messages: could not serve a request: the bot met a fault, IllegalStateException")
        .noneMatch(line -> line.contains("Svensson"));
  }

  @Test
  void without_a_bot_there_is_nothing_to_post_to() throws Exception {
    Pages pages = Endpoint.pages(new MovingClock(Endpoint.NOW), Inbound.none());
    try (WebServer server = WebServer.start(pages, List.of(), Map.of("server.port", "0"))) {
      var request =
          endpoint
              .request(BodyPublishers.ofString(Endpoint.activity()))
              .uri(server.address().resolve("/api/messages"));
      assertThat(endpoint.send(request.build()).statusCode()).isEqualTo(404);
    }
    assertThat(pages.inbound().bot()).isEqualTo(Optional.empty());
  }
}
