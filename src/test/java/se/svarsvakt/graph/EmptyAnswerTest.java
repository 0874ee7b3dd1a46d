package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.FolderChanges;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxFeed.Position;
import se.svarsvakt.sync.SourceUnavailable;

/** Graph says 200, and not what was asked for: that is never "none". */
@Timeout(30)
class EmptyAnswerTest {
  private static final String DOMAINS =
      "{\"value\":[{\"id\":\"kommun.example\",\"isVerified\":true}]}";
  private static final String USERS = "{\"value\":[{\"id\":\"a\",\"mail\":\"a@kommun.example\"}]}";
  private static final MailboxId ANNA = new MailboxId("a");
  private static final MessageId MESSAGE = new MessageId("m");
  private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

  private final WireMockServer server = started();
  private final GraphConnection connection =
      GraphConnection.withToken(server.baseUrl() + "/v1.0", "any-token", ONCE);
  private final MailboxFeed feed = connection.mailboxes();

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

  private void says(String path, String body) {
    server.stubFor(get(urlPathEqualTo("/v1.0/" + path)).willReturn(okJson(body)));
  }

  private void answers(String body) {
    server.stubFor(
        post(urlPathEqualTo("/v1.0/$batch"))
            .willReturn(
                okJson("{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":" + body + "}]}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":\"generalException\"}}",
        "null",
        "{}",
        "{\"value\":null}",
        "{\"value\":{}}",
        "{\"value\":[]}",
        "{\"value\":[{}]}"
      })
  void users_and_domains_that_are_not_told_are_not_an_empty_organisation(String body) {
    says("users", USERS);
    says("domains", body);
    assertThatThrownBy(() -> connection.directory().read()).isInstanceOf(SourceUnavailable.class);
    says("domains", DOMAINS);
    says("users", body);
    assertThatThrownBy(() -> connection.directory().read()).isInstanceOf(SourceUnavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":\"generalException\"}}",
        "null",
        "{}",
        "{\"value\":null}",
        "{\"value\":\"\"}"
      })
  void nothing_that_is_read_of_a_mailbox_passes_for_empty(String body) {
    answers(body);
    says("groups/g/transitiveMembers", body);
    server.stubFor(any(urlPathEqualTo("/v1.0/users/a/messages/m/$value")).willReturn(okJson(body)));
    for (Consumer<MailboxFeed> reading :
        List.<Consumer<MailboxFeed>>of(
            feed -> feed.settings(ANNA),
            feed -> feed.folders(ANNA, any -> true),
            feed -> feed.specialFolders(ANNA),
            feed -> feed.parentOf(ANNA, "f"),
            feed -> feed.changes(ANNA, "inbox", new Position.From(FeedScene.NOON)),
            feed -> feed.messages(ANNA, List.of(MESSAGE)),
            feed -> feed.foldersOf(ANNA, List.of(MESSAGE)),
            feed -> feed.threadInSource(ANNA, MESSAGE),
            feed -> connection.details().calendarDelegates(ANNA),
            feed -> connection.details().inboxName(ANNA),
            feed -> connection.details().body(ANNA, MESSAGE))) {
      assertThatThrownBy(() -> reading.accept(feed)).isInstanceOf(MailboxFailure.class);
    }
    assertThatThrownBy(() -> connection.directory().members("g"))
        .isInstanceOf(SourceUnavailable.class);
  }

  @Test
  void a_batch_without_answers_answers_nothing() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"responses\":null}")));
    assertThatThrownBy(() -> feed.settings(ANNA)).isInstanceOf(MailboxFailure.class);
  }

  @Test
  void links_that_are_new_each_time_come_to_an_end() {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                        "{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":{\"value\":[],"
                            + "\"@odata.nextLink\":\""
                            + server.baseUrl()
                            + "/v1.0/users/a/x?$skiptoken={{randomValue length=12}}\"}}]}")
                    .withTransformers("response-template")));
    assertThatThrownBy(() -> feed.changes(ANNA, "inbox", new Position.From(FeedScene.NOON)))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.code()).isEqualTo("TooManyPages"));
    assertThat(server.getAllServeEvents()).hasSize(GraphPaging.FREE_PAGES + 1);
  }

  @Test
  void what_cannot_be_used_is_counted_and_its_page_is_remembered() {
    answers(
        "{\"value\":[{\"subject\":\"x\"},{\"id\":\""
            + "A".repeat(600)
            + "\"},"
            + "{\"id\":\"o\",\"receivedDateTime\":\"9999-12-31T23:59:59Z\",\"toRecipients\":[]},"
            + "{\"id\":\"n\",\"receivedDateTime\":\"2026-11-20T10:00:00Z\",\"toRecipients\":[],"
            + "\"from\":{\"emailAddress\":{\"address\":\"e@b\\u0000.example\"}}}],"
            + "\"@odata.deltaLink\":\"http://127.0.0.1/v1.0/users/a/end\"}");
    String page = server.baseUrl() + "/v1.0/users/a/page";
    FolderChanges round = feed.changes(ANNA, "inbox", new Position.After(page));
    assertThat(round.changes()).hasSize(1);
    assertThat(round.changes().toString()).contains("n");
    assertThat(round.leftOut().counts())
        .containsOnlyKeys("MessageWithoutId", "MessageIdUnusable", "DateUnusable");
    assertThat(round.leftOut().page()).isNull();
  }
}
