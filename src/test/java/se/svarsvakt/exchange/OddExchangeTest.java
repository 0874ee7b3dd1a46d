package se.svarsvakt.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.exchange.AdminScene.FOLDER;
import static se.svarsvakt.exchange.AdminScene.MAILBOX;
import static se.svarsvakt.exchange.AdminScene.bo;
import static se.svarsvakt.exchange.AdminScene.right;

import com.azure.core.credential.AccessToken;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.PersonNames;
import se.svarsvakt.sync.delegates.Right;

@Timeout(30)
class OddExchangeTest {
  private static final String BO = right("Bo Ask", "[\"Reviewer\"]");
  private final AdminScene scene = new AdminScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private void page(String page, String rows, String link) {
    String next = link.isEmpty() ? "" : ",\"@odata.nextLink\":\"" + link + "\"";
    scene.server.stubFor(
        post(urlPathEqualTo(FOLDER))
            .withQueryParam("page", page.isEmpty() ? absent() : equalTo(page))
            .willReturn(okJson("{\"value\":[" + rows + "]" + next + "}")));
  }

  private String link(String page) {
    return scene.server.baseUrl() + FOLDER + "?page=" + page;
  }

  private static void isUnknown(Delegates found, String reason) {
    assertThat(found)
        .isInstanceOfSatisfying(
            Delegates.Unknown.class, unknown -> assertThat(unknown.reason()).contains(reason));
  }

  @Test
  void the_rows_of_all_pages_count_and_the_question_is_posted_again() {
    page("", right("Default", "[\"None\"]"), link("2"));
    page("2", "", FOLDER + "?page=3");
    page("3", BO, "");
    assertThat(scene.inbox().known()).containsExactly(bo(Right.INBOX));
    List<String> bodies = new ArrayList<>();
    scene.server.getAllServeEvents().forEach(e -> bodies.add(e.getRequest().getBodyAsString()));
    assertThat(bodies).hasSize(3).containsOnly(bodies.getFirst());
  }

  @Test
  void pages_that_lead_back_to_themselves_are_no_answer() {
    page("", BO, link("2"));
    page("2", BO, link("2"));
    isUnknown(scene.inbox(), "do not end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/adminapi/v2.0/tenant/MailboxFolderPermission?page=2",
        "/v1.0/users",
        "/adminapi/../v1.0/users",
        "no address"
      })
  void a_page_somewhere_else_does_not_get_the_token(String link) {
    page("", BO, link);
    isUnknown(scene.inbox(), "somewhere else");
    assertThat(scene.requests()).isEqualTo(1);
  }

  @Test
  void a_further_page_that_fails_makes_the_whole_unknown() {
    page("", BO, link("2"));
    isUnknown(scene.inbox(), "HTTP status 404");
  }

  @Test
  void a_refusal_is_not_repeated_and_names_the_right_that_is_missing() {
    scene.answer(FOLDER, aResponse().withStatus(403));
    isUnknown(scene.inbox(), "Exchange.ManageAsAppV2");
    assertThat(scene.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void trouble_that_lasts_is_asked_a_few_times_and_then_unknown(int status) {
    scene.answer(FOLDER, aResponse().withStatus(status));
    isUnknown(scene.inbox(), "HTTP status " + status);
    assertThat(scene.requests()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 404})
  void any_other_status_is_unknown_at_once(int status) {
    scene.answer(FOLDER, aResponse().withStatus(status).withHeader("Location", FOLDER));
    isUnknown(scene.inbox(), "HTTP status " + status);
    assertThat(scene.requests()).isEqualTo(1);
  }

  @Test
  void trouble_that_passes_is_waited_for_as_long_as_exchange_asks() {
    scene.rows(FOLDER, BO);
    scene.server.stubFor(
        post(urlPathEqualTo(FOLDER))
            .inScenario("throttled")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0.3"))
            .willSetStateTo("free"));
    long before = System.nanoTime();
    assertThat(scene.inbox().known()).containsExactly(bo(Right.INBOX));
    assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
  }

  @Test
  void a_pause_longer_than_a_pass_can_take_is_not_waited_for() {
    scene.answer(FOLDER, aResponse().withStatus(429).withHeader("Retry-After", "3600"));
    isUnknown(scene.inbox(), "HTTP status 429");
    assertThat(scene.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"value\":null}",
        "{\"value\":{}}",
        "{\"value\":[\"Bo Ask\"]}",
        "{\"value\":[",
        "<html></html>",
        "{\"error\":{\"code\":\"x\"}}",
        "{\"value\":[],\"@odata.nextLink\":7}"
      })
  void an_answer_of_another_shape_is_unknown(String body) {
    scene.answer(FOLDER, okJson(body));
    scene.answer(MAILBOX, okJson(body));
    assertThat(scene.inbox()).isInstanceOf(Delegates.Unknown.class);
    assertThat(scene.onBehalf()).isInstanceOf(Delegates.Unknown.class);
  }

  @Test
  void a_connection_that_breaks_is_unknown() {
    scene.answer(FOLDER, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    isUnknown(scene.inbox(), "did not answer");
  }

  @Test
  void after_many_failures_in_a_row_a_pass_does_not_ask_any_more() {
    scene.answer(FOLDER, aResponse().withStatus(401));
    for (int asked = 0; asked < 30; asked++) {
      assertThat(scene.inbox()).isInstanceOf(Delegates.Unknown.class);
    }
    assertThat(scene.requests()).isEqualTo(10);
    scene.connection.delegates().inbox(scene.town.account("anna-id"), "Inkorg", names());
    assertThat(scene.requests()).as("a new pass asks again").isEqualTo(11);
  }

  @Test
  void an_inbox_whose_name_is_not_known_is_not_asked_about() {
    scene.rows(FOLDER, BO);
    var account = scene.town.account("anna-id");
    assertThat(scene.delegates.inbox(account, " ", names())).isInstanceOf(Delegates.Unknown.class);
    assertThat(scene.requests()).isZero();
  }

  @Test
  void mailboxes_that_are_refused_one_by_one_do_not_end_the_pass() {
    scene.answer(FOLDER, aResponse().withStatus(403));
    for (int asked = 0; asked < 12; asked++) {
      isUnknown(scene.inbox(), "HTTP status 403");
    }
  }

  @Test
  void a_credential_is_asked_for_a_token_for_exchange() {
    scene.rows(FOLDER, BO);
    List<String> scopes = new ArrayList<>();
    URI base = URI.create(scene.server.baseUrl());
    try (var connection =
        ExchangeConnection.withCredential(
            base,
            "tenant",
            context -> {
              scopes.addAll(context.getScopes());
              return Mono.just(
                  new AccessToken("made", OffsetDateTime.parse("2099-01-01T00:00:00Z")));
            })) {
      connection.delegates().inbox(scene.town.account("anna-id"), "Inbox", names());
    }
    assertThat(scopes).containsExactly(base + "/.default");
    scene.server.verify(
        1,
        postRequestedFor(urlPathEqualTo(FOLDER))
            .withHeader("Authorization", equalTo("Bearer made")));
  }

  private PersonNames names() {
    return new PersonNames(scene.town.directory());
  }

  @Test
  void without_a_token_nothing_is_asked_and_nothing_secret_is_told() {
    try (var connection =
        ExchangeConnection.withRetries(
            URI.create(scene.server.baseUrl()),
            () -> {
              throw new IllegalStateException("secret");
            },
            AdminScene.QUICK)) {
      Delegates found =
          connection.delegates().inbox(scene.town.account("anna-id"), "Inbox", names());
      isUnknown(found, "look at the sign-in");
      assertThat(((Delegates.Unknown) found).reason()).doesNotContain("secret");
    }
    assertThat(scene.requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "../x", "a b", "?"})
  void a_tenant_that_is_no_part_of_an_address_is_refused(String tenant) {
    URI base = URI.create("https://outlook.office365.com");
    assertThatThrownBy(() -> ExchangeConnection.withToken(base, tenant, "t"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
