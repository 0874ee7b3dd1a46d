package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.simulator.GraphScene.ANNA;
import static se.svarsvakt.simulator.GraphScene.DELTA;
import static se.svarsvakt.simulator.GraphScene.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated Graph refuses, how it answers batches, and how it breaks on demand. */
class StrictnessTest {

  @AutoClose private final GraphScene scene = new GraphScene();
  private final SimulatedMailbox anna = scene.anna;
  private final SimulatedGraph graph = scene.graph;
  private final GraphCaller caller = scene.caller;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/users?$select=id,shoeSize",
        "/users?$expand=shoes",
        "/users?$select=id,mailboxSettings",
        "/users/anna.berg@kommun.example/mailFolders?$select=colour",
        "/users/anna.berg@kommun.example/mailFolders?$expand=childFolders($select=colour)",
        "/users/anna.berg@kommun.example/mailFolders?$expand=childFolders($filter=id eq 'x')",
        "/users/anna.berg@kommun.example/mailFolders?$expand=childFolders($top=many)",
        "/users/anna.berg@kommun.example/mailFolders/inbox/messages/delta?$select=subjekt",
        "/users/anna.berg@kommun.example/mailFolders/inbox/messages/delta?$filter=isRead eq false",
        "/users/anna.berg@kommun.example/mailFolders/inbox/messages/delta?$orderby=subject",
        "/users/anna.berg@kommun.example/mailFolders/inbox/messages/delta?$select=meetingMessageType",
        "/communications/callRecords/getPstnCalls(fromDateTime='2026-11-01',toDateTime='2026-11-02')",
        "/communications/callRecords/getPstnCalls(fromDateTime=2026-11-01)",
        "/communications/callRecords/getPstnCalls?fromDateTime=2026-11-01&toDateTime=2026-11-02",
        "/communications/callRecords/getPstnCalls(fromDateTime=1.11.2026,toDateTime=2.11.2026)",
        "/communications/callRecords/getDirectRoutingCalls(fromDateTime=2026-08-01,toDateTime=2026-11-02)",
        "/communications/callRecords/getCalls(fromDateTime=2026-11-01,toDateTime=2026-11-02)",
        "/teapots"
      })
  void what_graph_does_not_know_is_refused_and_noted(String url) {
    assertThat(caller.get(url).status()).isEqualTo(400);
    assertThat(graph.problems()).hasSize(1);
  }

  @Test
  void a_derived_property_is_selected_with_its_type() {
    anna.receive(
        OutgoingMessage.from("a@x.example").saying("Möte", "").meeting("meetingRequest"), NOW);
    String select = "?$select=id,microsoft.graph.eventMessage/meetingMessageType";
    JsonNode item = caller.get(DELTA + select).json().path("value").path(0);
    assertThat(item.path("meetingMessageType").asString()).isEqualTo("meetingRequest");
    assertThat(item.path("@odata.type").asString()).contains("eventMessage");
  }

  @Test
  void a_request_without_token_is_not_let_in() {
    assertThat(caller.send(caller.bare("/users").GET()).status()).isEqualTo(401);
  }

  @Test
  void a_write_to_a_mailbox_is_denied() {
    GraphCaller.Answer answer =
        caller.post("/users/" + ANNA + "/messages", Json.object().put("subject", "x"));
    assertThat(answer.errorCode()).isEqualTo("ErrorAccessDenied");
    assertThat(graph.problems()).hasSize(1);
  }

  @Test
  void the_fifth_request_at_once_on_a_mailbox_is_throttled() {
    graph.faults().latency(Duration.ofMillis(400));
    List<CompletableFuture<GraphCaller.Answer>> calls =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> caller.get(DELTA), Thread::startVirtualThread))
            .toList();
    List<GraphCaller.Answer> answers = calls.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(GraphCaller.Answer::status).containsOnlyOnce(429);
    GraphCaller.Answer refused = answers.stream().filter(a -> a.status() == 429).findAny().get();
    assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void a_batch_answers_each_request_in_another_order() {
    String[] urls = IntStream.range(0, 20).mapToObj(i -> DELTA).toArray(String[]::new);
    JsonNode responses = caller.post("/$batch", GraphCaller.batch(urls)).json().path("responses");
    List<String> ids =
        responses.valueStream().map(response -> response.path("id").asString()).toList();
    List<String> asked = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(asked).isNotEqualTo(asked);
    assertThat(graph.problems()).isEmpty();
  }

  @Test
  void preferences_hold_for_each_request_of_a_batch() {
    IntStream.range(0, 30)
        .forEach(i -> anna.receive(OutgoingMessage.from("kund@x.example").saying("F", "?"), NOW));
    JsonNode answer = caller.post("/$batch", GraphCaller.batch(DELTA)).json();
    JsonNode page = answer.path("responses").path(0).path("body");
    assertThat(page.path("value")).hasSize(30);
    assertThat(page.path("value").path(0).path("id").asString()).startsWith("AAkALg");
  }

  @Test
  void a_throttled_request_in_a_batch_has_its_own_status() {
    graph
        .faults()
        .onRequest(
            request ->
                request.inner()
                    ? Optional.of(GraphError.throttled(Duration.ofSeconds(7)))
                    : Optional.empty());
    GraphCaller.Answer answer = caller.post("/$batch", GraphCaller.batch("/domains"));
    JsonNode inner = answer.json().path("responses").path(0);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(inner.path("status").asInt()).isEqualTo(429);
    assertThat(inner.path("headers").path("Retry-After").asString()).isEqualTo("7");
  }

  @Test
  void an_absolute_address_in_a_batch_is_refused() {
    ObjectNode body = GraphCaller.batch(graph.baseUrl() + "/domains");
    JsonNode answer = caller.post("/$batch", body).json();
    assertThat(answer.path("responses").path(0).path("status").asInt()).isEqualTo(400);
    assertThat(graph.problems()).hasSize(1);
  }

  @Test
  void twenty_one_requests_are_no_batch() {
    String[] urls = IntStream.range(0, 21).mapToObj(i -> "/domains").toArray(String[]::new);
    assertThat(caller.post("/$batch", GraphCaller.batch(urls)).status()).isEqualTo(400);
  }

  @Test
  void a_mailbox_fails_as_told_until_it_is_mended() {
    anna.failWith(GraphError.mailboxNotEnabled());
    GraphCaller.Answer broken = caller.get(DELTA);
    anna.failWith(null);
    assertThat(broken.errorCode()).isEqualTo("MailboxNotEnabledForRESTAPI");
    assertThat(caller.get(DELTA).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"CONNECTION_RESET", "CUT_OFF_BODY"})
  void a_damaged_answer_breaks_the_call(FaultInjection.Damage damage) {
    graph.faults().onAnswer(any -> damage);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> caller.get(DELTA)))
        .isInstanceOf(java.io.UncheckedIOException.class);
  }

  @Test
  void an_answer_can_come_without_its_body() {
    graph.faults().onAnswer(any -> FaultInjection.Damage.EMPTY_BODY);
    assertThat(caller.get(DELTA).response().body()).isEmpty();
  }

  @Test
  void pages_repeat_and_carry_unknown_fields_on_demand() {
    IntStream.range(0, 3)
        .forEach(
            i -> anna.receive(OutgoingMessage.from("kund@x.example").saying("F" + i, "?"), NOW));
    graph.faults().add(FaultInjection.Quirk.REPEATED_MESSAGES);
    graph.faults().add(FaultInjection.Quirk.UNKNOWN_FIELDS);
    JsonNode value = caller.get(DELTA).json().path("value");
    assertThat(value).hasSize(4);
    assertThat(value.path(0)).isEqualTo(value.path(3));
    assertThat(value.path(0).has("futureText")).isTrue();
  }
}
