package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.FolderCounts;
import se.svarsvakt.sync.ListedFolder;
import se.svarsvakt.sync.ListedFolders;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed.Position;
import se.svarsvakt.sync.SourceUnavailable;

/** Answers that a simulated tenant does not give. */
@Timeout(20)
class OddGraphTest {
  private final GraphStub graph = new GraphStub(FeedScene.QUICK);
  private final WireMockServer server = graph.server;
  private final GraphConnection connection = graph.connection;

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void a_listing_that_leads_back_to_itself_is_no_listing() {
    String link = server.baseUrl() + "/v1.0/users?$skiptoken=same";
    graph.says("users", GraphStub.users(",\"@odata.nextLink\":\"" + link + "\""));
    graph.says("domains", GraphStub.DOMAINS);
    assertThatThrownBy(() -> connection.directory().read())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("lead back to themselves");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://h/v1.0/users", "no link at all", "http://h/x"})
  void a_link_that_is_none_of_graphs_is_told_as_that(String link) {
    graph.says("users", GraphStub.users(",\"@odata.nextLink\":\"" + link + "\""));
    graph.says("domains", GraphStub.DOMAINS);
    assertThatThrownBy(() -> connection.directory().read())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("none of Graph's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nextLink", "deltaLink"})
  void such_a_link_fails_one_mailbox_alone(String kind) {
    graph.answers("{\"value\":[]," + "\"@odata." + kind + "\":\"file:///etc/passwd\"}");
    assertThatThrownBy(
            () ->
                connection
                    .mailboxes()
                    .changes(GraphStub.ANNA, "inbox", new Position.From(FeedScene.NOON)))
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
            .willReturn(okJson(GraphStub.users(""))));
    server.stubFor(
        get(urlPathEqualTo("/v1.0/domains"))
            .withHeader("Authorization", equalTo("Bearer after"))
            .willReturn(okJson(GraphStub.DOMAINS)));
    try (GraphConnection ours =
        GraphConnection.withCredential(
            server.baseUrl() + "/v1.0", credential, "login.example", 4)) {
      assertThat(ours.directory().read().account(new MailboxId("a"))).isPresent();
    }
  }

  @Test
  void a_round_that_leads_back_to_itself_fails_the_mailbox() {
    String link = server.baseUrl() + "/v1.0/users/a/mailFolders/inbox/messages/delta?$skiptoken=x";
    graph.answers("{\"value\":[]," + "\"@odata.nextLink\":\"" + link + "\"}");
    assertThatThrownBy(
            () ->
                connection
                    .mailboxes()
                    .changes(GraphStub.ANNA, "inbox", new Position.From(FeedScene.NOON)))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.code()).isEqualTo("PagingLoop"));
  }

  @ParameterizedTest
  @CsvSource({
    "users, Authorization_RequestDenied, User.Read.All, 1",
    "domains, accessDenied, Domain.Read.All, 1",
    "domains, InvalidAuthenticationToken, svarsvakt.graph.tenant-id, 1",
    "users, Request_BadRequest, try again later, 1",
    "users, serviceNotAvailable, try again later, 3"
  })
  void an_error_in_place_of_a_listing_is_told_with_graphs_code_and_asked_again_if_it_passes(
      String listing, String code, String advice, int times) {
    graph.says("domains", GraphStub.DOMAINS);
    graph.says("users", GraphStub.users(""));
    graph.says(listing, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"secret words\"}}");
    assertThatThrownBy(() -> connection.directory().read())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContainingAll("(" + code + ")", advice)
        .hasMessageNotContaining("secret words");
    server.verify(times, getRequestedFor(urlPathEqualTo("/v1.0/" + listing)));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"error\":{\"code\":\"accessDenied\"}}', accessDenied, 1",
    "'{\"responses\":[]}', NoAnswer, 3",
    "'[7]', NoAnswer, 3",
    "'not even JSON', NoAnswer, 3"
  })
  void garbage_in_place_of_a_batch_is_bounded(String body, String code, int times) {
    graph.batch(body);
    assertThatThrownBy(() -> connection.mailboxes().settings(GraphStub.ANNA))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    server.verify(times, postRequestedFor(urlPathEqualTo("/v1.0/$batch")));
  }

  @Test
  void a_search_folder_is_no_folder_and_a_folder_without_numbers_is_not_empty() {
    graph.answers(
        "{\"value\":[{\"@odata.type\":\"#microsoft.graph.mailSearchFolder\",\"id\":\"s\","
            + "\"childFolderCount\":0},{\"id\":\"f\",\"parentFolderId\":\"root\","
            + "\"childFolderCount\":0}]}");
    assertThat(connection.mailboxes().folders(GraphStub.ANNA, any -> true).all())
        .containsExactly(new ListedFolder("f", "root", new FolderCounts(-1, -1, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"\"", "\"a b\"", "{}"})
  void one_odd_folder_does_not_stop_the_others(String id) {
    graph.answers("{\"value\":[{\"id\":" + id + "},{\"id\":\"f\"}]}");
    assertThat(connection.mailboxes().folders(GraphStub.ANNA, any -> false))
        .isEqualTo(
            new ListedFolders(List.of(new ListedFolder("f", "", new FolderCounts(-1, -1, 1))), 1));
  }

  @Test
  void an_account_whose_address_or_id_cannot_be_used_is_told() {
    graph.says("domains", GraphStub.DOMAINS);
    graph.says(
        "users",
        "{\"value\":[{\"id\":\"a\",\"mail\":\"a@kommun.example\"},"
            + "{\"id\":\"b\",\"mail\":\"b@kommun\\u0000.example\"},"
            + "{\"id\":null,\"mail\":\"c@kommun.example\"}]}");
    assertThat(connection.directory().read().unusable())
        .containsExactly(
            new MailAddress("b@kommun\uFFFD.example"), new MailAddress("c@kommun.example"));
  }

  @Test
  void a_single_request_waits_as_long_as_graph_asks() {
    graph.says("domains", GraphStub.DOMAINS);
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
            .willReturn(okJson(GraphStub.users(""))));
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
