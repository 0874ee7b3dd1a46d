package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.graph.FeedScene.EVA;
import static se.svarsvakt.graph.FeedScene.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.sync.LoggedMessage;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.worktime.Period;

/** A mailbox's messages listed for its log. */
class GraphMailLogTest {
  private static final Period DAY =
      new Period(NOON.minus(Duration.ofHours(12)), NOON.plus(Duration.ofHours(12)));

  private static List<LoggedMessage> all(GraphConnection connection, String mailbox) {
    List<LoggedMessage> all = new ArrayList<>();
    connection.mailLog().each(new MailboxId(mailbox), DAY, all::addAll);
    return all;
  }

  @Test
  void pages_come_one_by_one_with_what_a_log_needs_and_no_more() {
    try (FeedScene scene = new FeedScene()) {
      for (int i = 0; i < 510; i++) {
        scene.receive("m" + i);
      }
      List<Integer> pages = new ArrayList<>();
      scene
          .connection
          .mailLog()
          .each(
              scene.id,
              DAY,
              page -> {
                pages.add(page.size());
                // one is handed on before the next is asked for
                assertThat(scene.count(each -> each.path().endsWith("/messages")))
                    .isEqualTo(pages.size());
              });
      assertThat(pages).containsExactly(250, 250, 10);
      assertThat(scene.graph.problems()).isEmpty();
      assertThat(scene.graph.requests())
          .filteredOn(request -> request.path().endsWith("/messages"))
          .hasSize(3)
          .allSatisfy(GraphMailLogTest::asksForLittle);
    }
  }

  private static void asksForLittle(RecordedRequest request) {
    assertThat(request.prefer()).contains("ImmutableId");
    assertThat(request.query().get("$select")).doesNotContainIgnoringCase("body");
    assertThat(request.query()).doesNotContainKey("$expand");
  }

  @Test
  void throttling_is_waited_for_and_what_stays_away_is_said() {
    try (FeedScene scene = new FeedScene()) {
      scene.anna.receive(OutgoingMessage.from(EVA).saying("m", "x"), NOON);
      AtomicInteger asked = new AtomicInteger();
      scene
          .graph
          .faults()
          .onRequest(
              any ->
                  asked.incrementAndGet() == 1
                      ? Optional.of(GraphError.throttled(Duration.ofSeconds(1)))
                      : Optional.empty());
      assertThat(all(scene.connection, scene.id.value())).hasSize(1);
      scene.graph.faults().onRequest(any -> Optional.of(GraphError.of(503, "notAvailable")));
      assertThatThrownBy(() -> all(scene.connection, scene.id.value()))
          .isInstanceOf(MailboxFailure.class)
          .hasMessageNotContaining("scan");
    }
  }

  @Test
  void what_is_odd_in_a_message_leaves_it_in() {
    try (GraphStub graph = new GraphStub(FeedScene.QUICK)) {
      graph.answers(
          """
          {"value":[
            {"id":"1","subject":null,"from":null,"receivedDateTime":"soon","toRecipients":7,
             "ccRecipients":[{},{"emailAddress":{"name":"Bo","address":null}}]},
            {},
            {"id":"3","subject":"s","isDraft":false,"parentFolderId":"f",
             "receivedDateTime":"2026-11-20T11:00:00Z","sentDateTime":"2026-11-20T10:59:58Z",
             "from":{"emailAddress":{"name":"Eva Ek","address":"Eva@medborgare.example"}},
             "bccRecipients":[{"emailAddress":{"name":"b@x.example","address":"B@x.example"}}]}]}
          """);
      List<LoggedMessage> all = all(graph.connection, "a");
      assertThat(all).hasSize(3);
      assertThat(all.getFirst().receivedAt()).isNull();
      assertThat(all.getFirst().parties().cc().getFirst().text()).isEqualTo("Bo");
      assertThat(all.getLast().parties().from()).isNotNull();
      assertThat(all.getLast().parties().writers().findFirst().orElseThrow().text())
          .isEqualTo("Eva Ek <Eva@medborgare.example>");
      assertThat(all.getLast().parties().bcc().getFirst().text()).isEqualTo("B@x.example");
      assertThat(all.getLast().toString()).doesNotContain("Eva", "example");
    }
  }

  @Test
  void an_answer_without_a_list_says_nothing() {
    try (GraphStub graph = new GraphStub(FeedScene.QUICK)) {
      graph.answers("{}");
      assertThatThrownBy(() -> all(graph.connection, "a")).isInstanceOf(MailboxFailure.class);
    }
  }
}
