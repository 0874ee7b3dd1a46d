package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.FolderChanges;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxFeed.Position;
import se.svarsvakt.sync.ReadById;
import se.svarsvakt.sync.SourceUnavailable;

/** Graph says 200, and not what was asked for: that is never "none". */
@Timeout(30)
class EmptyAnswerTest {
  private static final MessageId MESSAGE = new MessageId("m");
  private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

  private final GraphStub graph = new GraphStub(ONCE);
  private final GraphConnection connection = graph.connection;
  private final MailboxFeed feed = connection.mailboxes();

  @AfterEach
  void stop() {
    graph.close();
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
    graph.says("users", GraphStub.users(""));
    graph.says("domains", body);
    assertThatThrownBy(() -> connection.directory().read()).isInstanceOf(SourceUnavailable.class);
    graph.says("domains", GraphStub.DOMAINS);
    graph.says("users", body);
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
    graph.answers(body);
    graph.says("groups/g/transitiveMembers", body);
    graph.server.stubFor(
        any(urlPathEqualTo("/v1.0/users/a/messages/m/$value")).willReturn(okJson(body)));
    for (Consumer<MailboxFeed> reading :
        List.<Consumer<MailboxFeed>>of(
            feed -> feed.settings(GraphStub.ANNA),
            feed -> feed.folders(GraphStub.ANNA, any -> true),
            feed -> feed.specialFolders(GraphStub.ANNA),
            feed -> feed.parentOf(GraphStub.ANNA, "f"),
            feed -> feed.changes(GraphStub.ANNA, "inbox", new Position.From(FeedScene.NOON)),
            feed -> feed.threadInSource(GraphStub.ANNA, MESSAGE),
            feed -> connection.details().calendarDelegates(GraphStub.ANNA),
            feed -> connection.details().inboxName(GraphStub.ANNA),
            feed -> connection.details().body(GraphStub.ANNA, MESSAGE))) {
      assertThatThrownBy(() -> reading.accept(feed)).isInstanceOf(MailboxFailure.class);
    }
    assertThatThrownBy(() -> connection.directory().members("g"))
        .isInstanceOf(SourceUnavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":null,\"receivedDateTime\":\"2026-11-20T10:00:00Z\"}",
        "{\"id\":7,\"receivedDateTime\":[]}",
        "{\"id\":\"m\"}",
        "{\"id\":\"m\",\"receivedDateTime\":null}",
        "{\"id\":\"m\",\"receivedDateTime\":{},\"parentFolderId\":\"\"}",
        "{\"id\":\"m\",\"receivedDateTime\":\"0000-00-00\",\"parentFolderId\":{}}"
      })
  void a_message_that_lacks_what_every_message_has_is_left_out_alone(String body) {
    graph.answers(body);
    for (ReadById<?> read :
        List.of(
            feed.messages(GraphStub.ANNA, List.of(MESSAGE)),
            feed.foldersOf(GraphStub.ANNA, List.of(MESSAGE)))) {
      assertThat(read.found()).isEmpty();
      assertThat(read.leftOut()).containsOnlyKeys(MESSAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{\"error\":{\"code\":\"generalException\"}}"})
  void no_answer_at_all_is_no_fault_of_the_message(String body) {
    graph.answers(body);
    assertThatThrownBy(() -> feed.messages(GraphStub.ANNA, List.of(MESSAGE)))
        .isInstanceOf(MailboxFailure.class);
    assertThatThrownBy(() -> feed.foldersOf(GraphStub.ANNA, List.of(MESSAGE)))
        .isInstanceOf(MailboxFailure.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void a_message_that_graph_cannot_give_is_left_out_alone(int status) {
    graph.batch(
        "{\"responses\":[{\"id\":\"0\",\"status\":"
            + status
            + ",\"body\":{\"error\":{\"code\":\"ErrorItemCorrupt\"}}}]}");
    assertThat(feed.messages(GraphStub.ANNA, List.of(MESSAGE)).leftOut())
        .isEqualTo(Map.of(MESSAGE, "ErrorItemCorrupt"));
  }

  @Test
  void a_batch_without_answers_answers_nothing() {
    graph.server.stubFor(any(anyUrl()).willReturn(okJson("{\"responses\":null}")));
    assertThatThrownBy(() -> feed.settings(GraphStub.ANNA)).isInstanceOf(MailboxFailure.class);
  }

  @Test
  void links_that_are_new_each_time_come_to_an_end() {
    graph.server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                        "{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":{\"value\":[],"
                            + "\"@odata.nextLink\":\""
                            + graph.server.baseUrl()
                            + "/v1.0/users/a/x?$skiptoken={{randomValue length=12}}\"}}]}")
                    .withTransformers("response-template")));
    assertThatThrownBy(
            () -> feed.changes(GraphStub.ANNA, "inbox", new Position.From(FeedScene.NOON)))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.code()).isEqualTo("TooManyPages"));
    assertThat(graph.server.getAllServeEvents()).hasSize(GraphPaging.FREE_PAGES + 1);
  }

  @Test
  void what_cannot_be_used_is_counted_and_its_page_is_remembered() {
    graph.answers(
        "{\"value\":[{\"subject\":\"x\"},{\"id\":\""
            + "A".repeat(600)
            + "\"},"
            + "{\"id\":\"o\",\"receivedDateTime\":\"9999-12-31T23:59:59Z\",\"toRecipients\":[]},"
            + "{\"id\":\"n\",\"receivedDateTime\":\"2026-11-20T10:00:00Z\",\"toRecipients\":[],"
            + "\"from\":{\"emailAddress\":{\"address\":\"e@b\\u0000.example\"}}}],"
            + "\"@odata.deltaLink\":\"http://127.0.0.1/v1.0/users/a/end\"}");
    String page = graph.server.baseUrl() + "/v1.0/users/a/page";
    FolderChanges round = feed.changes(GraphStub.ANNA, "inbox", new Position.After(page));
    assertThat(round.changes()).hasSize(1);
    assertThat(round.changes().toString()).contains("n");
    assertThat(round.leftOut().counts())
        .containsOnlyKeys("MessageWithoutId", "MessageIdUnusable", "DateUnusable");
    assertThat(round.leftOut().page()).isNull();
  }
}
