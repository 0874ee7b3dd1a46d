package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulated Bot Connector refuses what Teams refuses. */
class ConnectorRoutesTest {
  private static final String ANNA = "anna@kommun.example";
  private static final String CREATE =
      "{'bot':{'id':'b'},'isGroup':false,'members':[{'id':'ANNA'}],'tenantId':'t'}";
  private static final String CARD =
      "{'type':'message','attachments':[{'contentType':'application/vnd.microsoft.card.adaptive',"
          + "'content':{'type':'AdaptiveCard','version':'1.5'}}]}";

  private final SimulatedTenant tenant =
      new SimulatedTenant("Kommunen", "kommun.example", Instant.parse("2026-11-23T07:30:00Z"));
  private final DirectoryUser anna = DirectoryUser.person("Anna Ek", ANNA);
  private SimulatedGraph graph;
  private GraphCaller caller;

  @BeforeEach
  void start() {
    tenant.open(anna, MailboxProfile.PERSON);
    graph = SimulatedGraph.start(tenant);
    caller = new GraphCaller(graph);
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  private String conversations() {
    return graph.connectorUrl() + "/v3/conversations";
  }

  private String create() {
    JsonNode body = json(CREATE.replace("ANNA", anna.id()));
    return caller.post(conversations(), body).json().path("id").asString();
  }

  private String activities() {
    return conversations() + "/" + create().replace(":", "%3A").replace("@", "%40") + "/activities";
  }

  @Test
  void a_person_has_one_conversation() {
    assertThat(create()).isEqualTo(create()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'isGroup':false,'members':[{'id':'ANNA'}],'tenantId':'t'}",
        "{'bot':{'id':'b'},'isGroup':'false','members':[{'id':'ANNA'}],'tenantId':'t'}",
        "{'bot':{'id':'b'},'isGroup':false,'members':[],'tenantId':'t'}",
        "{'bot':{'id':'b'},'isGroup':false,'members':[{'id':'anna@kommun.example'}],'tenantId':'t'}",
        "{'bot':{'id':'b'},'isGroup':false,'members':[{'id':'ANNA'}]}"
      })
  void half_a_question_makes_no_conversation(String body) {
    JsonNode asked = json(body.replace("ANNA", anna.id()));
    assertThat(caller.post(conversations(), asked).status()).isEqualTo(400);
    assertThat(graph.problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':'message'}",
        "{'type':'typing','text':'x'}",
        "{'type':'message','attachments':[]}",
        "{'type':'message','attachments':[{'contentType':'text/html','content':{}}]}",
        "{'type':'message','attachments':[{'contentType':"
            + "'application/vnd.microsoft.card.adaptive','content':'{}'}]}"
      })
  void what_is_no_message_is_refused(String body) {
    assertThat(caller.post(activities(), json(body)).status()).isEqualTo(400);
    assertThat(tenant.chats().cards()).isEmpty();
  }

  @Test
  void a_card_is_received_and_replaced() {
    String url = activities();
    String id = caller.post(url, json(CARD)).json().path("id").asString();
    ObjectNode changed = (ObjectNode) json("{'type':'message','text':'klart'}");
    assertThat(put(url + "/" + id, changed)).isEqualTo(200);
    assertThat(put(url + "/17", changed)).isEqualTo(404);
    assertThat(tenant.chats().cardsOf(ANNA))
        .extracting(ReceivedCard::text, ReceivedCard::changes)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("klart", 1));
  }

  private int put(String url, JsonNode body) {
    return caller
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer x")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())))
        .status();
  }

  @Test
  void whoever_blocked_the_bot_is_not_written_to() {
    String url = activities();
    tenant.chats().block(ANNA);
    GraphCaller.Answer answer = caller.post(url, json(CARD));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("errorCode").asInt()).isEqualTo(209);
    assertThat(answer.json().path("message").asString()).contains("MessageWritesBlocked");
  }

  @Test
  void a_conversation_that_is_not_there_is_not_found() {
    GraphCaller.Answer answer = caller.post(conversations() + "/a%3A1/activities", json(CARD));
    assertThat(answer.errorCode()).isEqualTo("ConversationNotFound");
  }

  @Test
  void without_a_bearer_token_nothing_happens() {
    assertThat(caller.send(caller.bare(conversations()).GET()).status()).isEqualTo(401);
  }
}
