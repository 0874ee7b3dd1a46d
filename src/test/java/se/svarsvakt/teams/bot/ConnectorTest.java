package se.svarsvakt.teams.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.teams.bot.Conversations.State;

/** What the bot says to the connector, and what it makes of the answers. */
@Timeout(30)
class ConnectorTest {
  private static final MailboxId ANNA = new MailboxId("anna-id");
  private static final String BLOCKED =
      "{\"errorCode\":209,\"message\":\"{\\r\\n  \\\"subCode\\\": \\\"MessageWritesBlocked\\\",\\r\\n"
          + "  \\\"details\\\": \\\"Thread is blocked from message writes.\\\",\\r\\n"
          + "  \\\"errorCode\\\": null,\\r\\n  \\\"errorSubCode\\\": null\\r\\n}\"}";

  private final ConnectorScene scene = new ConnectorScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"hemlig text\"}}";
  }

  @Test
  void a_conversation_is_asked_for_as_microsoft_wants_it() {
    scene.answers(jsonResponse("{\"id\":\"a:1xyz\"}", 201));
    assertThat(scene.connector.createConversation(scene.url(), ANNA, "tenant-1"))
        .isEqualTo(new ConnectorResult.Accepted("a:1xyz"));
    LoggedRequest request = scene.requests().getFirst();
    assertThat(request.getMethod() + " " + request.getUrl())
        .isEqualTo("POST /emea/v3/conversations");
    assertThat(request.getBodyAsString())
        .isEqualTo(
            "{\"bot\":{\"id\":\"bot-app\"},\"isGroup\":false,\"members\":[{\"id\":\"anna-id\"}],"
                + "\"tenantId\":\"tenant-1\"}");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer a-token");
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
  }

  @Test
  void a_conversation_without_an_id_is_none() {
    scene.answers(jsonResponse("{}", 201));
    assertThat(scene.connector.createConversation(scene.url(), ANNA, "tenant-1"))
        .isEqualTo(new ConnectorResult.Passing("NoId"));
  }

  @Test
  void a_message_goes_to_the_encoded_conversation_and_gives_its_id() {
    scene.answers(jsonResponse("{\"id\":\"1700\"}", 201));
    assertThat(scene.connector.send(scene.url(), "19:a/b@unq.gbl.spaces", ConnectorScene.HELLO))
        .isEqualTo(new ConnectorResult.Accepted("1700"));
    assertThat(scene.requests().getFirst().getUrl())
        .isEqualTo("/emea/v3/conversations/19%3Aa%2Fb%40unq.gbl.spaces/activities");
  }

  @Test
  void an_activity_is_replaced_by_put() {
    scene.answers(aResponse().withStatus(200));
    assertThat(scene.update()).isEqualTo(new ConnectorResult.Accepted(""));
    LoggedRequest request = scene.requests().getFirst();
    assertThat(request.getMethod() + " " + request.getUrl())
        .isEqualTo("PUT /emea/v3/conversations/a%3A1/activities/1700");
  }

  @Test
  void blocked_is_read_out_of_the_text_in_the_answer() {
    scene.answers(jsonResponse(BLOCKED, 403));
    assertThat(scene.send())
        .isEqualTo(new ConnectorResult.Blocked(State.BLOCKED, "MessageWritesBlocked"));
    assertThat(scene.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, ConversationBlockedByUser, BLOCKED",
    "403, BotNotInConversationRoster, REMOVED"
  })
  void whoever_closed_the_bot_out_is_told_by_the_code(int status, String code, State state) {
    scene.answers(jsonResponse(error(code), status));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Blocked(state, code));
  }

  @Test
  void a_bare_209_is_blocked_too() {
    scene.answers(jsonResponse("{\"errorCode\":209,\"message\":\"no\"}", 403));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Blocked(State.BLOCKED, "209"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Argument",
    "403, BotDisabledByAdmin",
    "403, NotEnoughPermissions",
    "403, InvalidBotApiHost",
    "413, MessageSizeTooBig"
  })
  void other_refusals_are_final(int status, String code) {
    scene.answers(jsonResponse(error(code), status));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Rejected(code));
    assertThat(scene.requests()).hasSize(1);
  }

  @Test
  void a_bot_that_may_not_sign_in_at_the_moment_tries_again_later() {
    scene.answers(jsonResponse(error("BotNotRegistered"), 401));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Passing("BotNotRegistered"));
    assertThat(scene.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConversationNotFound", "ActivityNotFoundInConversation"})
  void what_is_not_there_is_gone(String code) {
    scene.answers(jsonResponse(error(code), 404));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Gone(code));
  }

  @Test
  void an_answer_that_names_no_code_goes_by_its_status() {
    scene.answers(aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/"));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Rejected("HTTP 302"));
  }

  @Test
  void no_text_of_the_connector_becomes_a_code() {
    scene.answers(jsonResponse(error("hej anna@kommun.example " + "x".repeat(80)), 400));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Rejected("HTTP 400"));
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 429, 502, 503, 504})
  void what_passes_is_tried_again(int status) {
    scene.answers(status(status), jsonResponse("{\"id\":\"1700\"}", 201));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Accepted("1700"));
    assertThat(scene.requests()).hasSize(2);
  }

  @Test
  void what_does_not_pass_is_told_after_the_last_attempt() {
    scene.answers(jsonResponse(error("ServiceError"), 502));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Passing("ServiceError"));
    assertThat(scene.requests()).hasSize(3);
  }

  @Test
  void a_server_error_that_microsoft_does_not_want_tried_again_is_not() {
    scene.answers(status(500));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Passing("HTTP 500"));
    assertThat(scene.requests()).hasSize(1);
  }

  @Test
  void a_pause_asked_for_in_seconds_is_kept() {
    scene.answers(status(429).withHeader("Retry-After", "7"), jsonResponse("{\"id\":\"1\"}", 201));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Accepted("1"));
    assertThat(scene.slept).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void a_pause_asked_for_until_a_date_is_kept() {
    scene.answers(
        status(429)
            .withHeader("Date", "Mon, 23 Nov 2026 08:00:00 GMT")
            .withHeader("Retry-After", "Mon, 23 Nov 2026 08:00:09 GMT"),
        jsonResponse("{\"id\":\"1\"}", 201));
    scene.send();
    assertThat(scene.slept).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void a_reminder_does_not_wait_with_what_it_says_but_for_its_next_turn() {
    scene.answers(status(429).withHeader("Retry-After", "7"));
    assertThat(scene.remind()).isEqualTo(new ConnectorResult.Crowded("HTTP 429"));
    assertThat(scene.slept).isEmpty();
    assertThat(scene.connector.awaitTurn()).isTrue();
    assertThat(scene.slept)
        .singleElement()
        .satisfies(
            pause -> assertThat(pause).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7)));
  }

  @Test
  void a_pause_of_minutes_is_left_to_a_later_pass() {
    scene.answers(status(429).withHeader("Retry-After", "300"));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.Crowded("HTTP 429"));
    assertThat(scene.slept).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
  void a_message_whose_answer_got_lost_is_never_sent_twice(Fault fault) {
    scene.answers(aResponse().withFault(fault));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.AnswerLost());
    assertThat(scene.requests()).hasSize(1);
  }

  @Test
  void an_answer_that_takes_too_long_is_lost() {
    scene.answers(jsonResponse("{}", 201).withFixedDelay(3_000));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.AnswerLost());
    assertThat(scene.requests()).hasSize(1);
  }

  @Test
  void an_endless_answer_is_cut_off() {
    scene.answers(jsonResponse("\"" + "x".repeat(1_100_000) + "\"", 201));
    assertThat(scene.send()).isEqualTo(new ConnectorResult.AnswerLost());
  }

  @Test
  void a_replacement_whose_answer_got_lost_is_sent_again() {
    scene.answers(aResponse().withFault(Fault.EMPTY_RESPONSE), status(200));
    assertThat(scene.update()).isEqualTo(new ConnectorResult.Accepted(""));
    assertThat(scene.requests()).hasSize(2);
  }

  @Test
  void where_nobody_listens_nothing_was_sent() {
    URI url = scene.url();
    scene.server.stop();
    assertThat(scene.connector.send(url, "a:1", ConnectorScene.HELLO))
        .isEqualTo(new ConnectorResult.Passing("NotReached"));
  }

  @Test
  void a_plain_or_disguised_address_is_never_called() {
    URI url = URI.create("http://connector.example/");
    assertThat(scene.connector.send(url, "a:1", ConnectorScene.HELLO))
        .isEqualTo(new ConnectorResult.Rejected("AddressNotAllowed"));
    assertThat(scene.connector.send(scene.url(), "..", ConnectorScene.HELLO))
        .isEqualTo(new ConnectorResult.Rejected("AddressNotAllowed"));
    assertThat(scene.requests()).isEmpty();
  }

  @Test
  void the_applications_token_does_not_go_over_plain_http() {
    scene.answers(jsonResponse("{\"id\":\"1\"}", 201));
    AccessToken secret = new AccessToken("secret", OffsetDateTime.MAX);
    BotToken token = BotToken.ofApplication(context -> Mono.just(secret), "bot/.default");
    try (Connector other = ConnectorScene.connector(token, new ArrayList<>())) {
      assertThat(other.send(scene.url(), "a:1", ConnectorScene.HELLO))
          .isEqualTo(new ConnectorResult.Accepted("1"));
    }
    assertThat(scene.requests().getFirst().containsHeader("Authorization")).isFalse();
  }

  @Test
  void without_a_token_nothing_is_sent() {
    TokenCredential none = context -> Mono.error(new IllegalStateException("no certificate"));
    try (Connector other =
        ConnectorScene.connector(BotToken.ofApplication(none, "bot/.default"), new ArrayList<>())) {
      URI url = URI.create("https://127.0.0.1:1/");
      assertThat(other.send(url, "a:1", ConnectorScene.HELLO))
          .isEqualTo(new ConnectorResult.Passing("NoToken"));
    }
  }

  @Test
  void one_conversation_is_not_written_to_faster_than_teams_allows() {
    scene.answers(jsonResponse("{\"id\":\"1\"}", 201));
    for (int i = 0; i < 8; i++) {
      scene.send();
    }
    assertThat(scene.slept).hasSize(1);
  }
}
