package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.FolderCounts;
import se.svarsvakt.sync.ListedFolder;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed.Position;
import se.svarsvakt.sync.SourceUnavailable;

/** Answers that a simulated tenant does not give. */
@Timeout(20)
class OddGraphTest {
  private static final String DOMAINS =
      "{\"value\":[{\"id\":\"kommun.example\",\"isVerified\":true}]}";

  private final WireMockServer server = started();
  private final GraphConnection connection =
      GraphConnection.withToken(server.baseUrl() + "/v1.0", "any-token", FeedScene.QUICK);

  private static WireMockServer started() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop();
  }

  private static String users(String more) {
    return "{\"value\":[{\"id\":\"a\",\"mail\":\"a@kommun.example\"}]" + more + "}";
  }

  @Test
  void a_listing_that_leads_back_to_itself_is_no_listing() {
    String link = server.baseUrl() + "/v1.0/users?$skiptoken=same";
    server.stubFor(
        get(urlPathEqualTo("/v1.0/users"))
            .willReturn(okJson(users(",\"@odata.nextLink\":\"" + link + "\""))));
    server.stubFor(get(urlPathEqualTo("/v1.0/domains")).willReturn(okJson(DOMAINS)));
    assertThatThrownBy(() -> connection.directory().read())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("lead back to themselves");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://h/v1.0/users", "no link at all", "http://h/x"})
  void a_link_that_is_none_of_graphs_is_told_as_that(String link) {
    server.stubFor(
        get(urlPathEqualTo("/v1.0/users"))
            .willReturn(okJson(users(",\"@odata.nextLink\":\"" + link + "\""))));
    server.stubFor(get(urlPathEqualTo("/v1.0/domains")).willReturn(okJson(DOMAINS)));
    assertThatThrownBy(() -> connection.directory().read())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("none of Graph's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nextLink", "deltaLink"})
  void such_a_link_fails_one_mailbox_alone(String kind) {
    server.stubFor(
        post(urlPathEqualTo("/v1.0/$batch"))
            .willReturn(
                okJson(
                    "{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":{\"value\":[],"
                        + "\"@odata."
                        + kind
                        + "\":\"file:///etc/passwd\"}}]}")));
    assertThatThrownBy(
            () ->
                connection
                    .mailboxes()
                    .changes(new MailboxId("a"), "inbox", new Position.From(FeedScene.NOON)))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.code()).isEqualTo("ForeignLink"));
  }

  @Test
  void a_token_that_has_to_say_more_is_fetched_anew() {
    TokenCredential credential =
        asked ->
            Mono.just(
                new AccessToken(
                    asked.getClaims() == null ? "before" : "after", OffsetDateTime.MAX));
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer before"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"e30=\"")));
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer after"))
            .willReturn(okJson(users(""))));
    server.stubFor(
        get(urlPathEqualTo("/v1.0/domains"))
            .withHeader("Authorization", equalTo("Bearer after"))
            .willReturn(okJson(DOMAINS)));
    try (GraphConnection ours =
        GraphConnection.withCredential(server.baseUrl() + "/v1.0", credential, "login.example")) {
      assertThat(ours.directory().read().account(new MailboxId("a"))).isPresent();
    }
  }

  @Test
  void a_round_that_leads_back_to_itself_fails_the_mailbox() {
    String link = server.baseUrl() + "/v1.0/users/a/mailFolders/inbox/messages/delta?$skiptoken=x";
    server.stubFor(
        post(urlPathEqualTo("/v1.0/$batch"))
            .willReturn(
                okJson(
                    "{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":{\"value\":[],"
                        + "\"@odata.nextLink\":\""
                        + link
                        + "\"}}]}")));
    assertThatThrownBy(
            () ->
                connection
                    .mailboxes()
                    .changes(new MailboxId("a"), "inbox", new Position.From(FeedScene.NOON)))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.code()).isEqualTo("PagingLoop"));
  }

  private void answer(String body) {
    server.stubFor(
        post(urlPathEqualTo("/v1.0/$batch"))
            .willReturn(
                okJson("{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":" + body + "}]}")));
  }

  @Test
  void a_search_folder_is_no_folder_and_a_folder_without_numbers_is_not_empty() {
    answer(
        "{\"value\":[{\"@odata.type\":\"#microsoft.graph.mailSearchFolder\",\"id\":\"s\","
            + "\"childFolderCount\":0},{\"id\":\"f\",\"parentFolderId\":\"root\","
            + "\"childFolderCount\":0}]}");
    assertThat(connection.mailboxes().folders(new MailboxId("a"), any -> true))
        .containsExactly(new ListedFolder("f", "root", new FolderCounts(-1, -1, 0)));
  }

  @Test
  void a_single_request_waits_as_long_as_graph_asks() {
    server.stubFor(get(urlPathEqualTo("/v1.0/domains")).willReturn(okJson(DOMAINS)));
    server.stubFor(
        get(urlPathEqualTo("/v1.0/users"))
            .inScenario("throttled")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1"))
            .willSetStateTo("free"));
    server.stubFor(
        get(urlPathEqualTo("/v1.0/users"))
            .inScenario("throttled")
            .whenScenarioStateIs("free")
            .willReturn(okJson(users(""))));
    long before = System.nanoTime();
    assertThat(connection.directory().read().accounts()).hasSize(1);
    assertThat(System.nanoTime() - before).isGreaterThan(950_000_000L);
  }

  @Test
  void a_refused_token_is_not_tried_again_and_names_the_setting() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    assertThatThrownBy(() -> connection.directory().read())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("svarsvakt.graph.tenant-id");
    assertThat(server.getAllServeEvents()).hasSize(1);
  }
}
