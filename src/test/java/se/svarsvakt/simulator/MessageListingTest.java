package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.simulator.GraphScene.ANNA;
import static se.svarsvakt.simulator.GraphScene.NOW;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** All messages of a mailbox, listed as Graph lists them. */
class MessageListingTest {
  private static final String MESSAGES = "/users/" + ANNA + "/messages";
  private static final String PREFER = "IdType=\"ImmutableId\"";
  private final GraphScene scene = new GraphScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private String receive(int hoursAgo) {
    return scene.anna.receive(
        OutgoingMessage.from("eva@medborgare.example").saying("m" + hoursAgo, "x"),
        NOW.minus(Duration.ofHours(hoursAgo)));
  }

  @Test
  void every_folder_is_in_it_ten_a_page_the_latest_first() {
    for (int i = 0; i < 12; i++) {
      receive(i);
    }
    scene.anna.discard(receive(20), NOW);
    scene.anna.draft(OutgoingMessage.from(ANNA).saying("draft", "x"), NOW);
    assertThat(scene.caller.pages(MESSAGES, PREFER)).hasSize(2);
    assertThat(scene.caller.items(MESSAGES, PREFER)).hasSize(14);
    assertThat(scene.caller.items(MESSAGES, PREFER).getLast().path("subject").asString())
        .isEqualTo("m20");
  }

  @Test
  void a_period_can_be_asked_for_in_order() {
    receive(1);
    receive(2);
    receive(5);
    String url =
        MESSAGES
            + "?$filter=receivedDateTime ge "
            + NOW.minus(Duration.ofHours(5))
            + " and receivedDateTime lt "
            + NOW.minus(Duration.ofHours(1))
            + "&$orderby=receivedDateTime asc&$select=subject&$top=1";
    assertThat(scene.caller.items(url, PREFER))
        .extracting((JsonNode message) -> message.path("subject").asString())
        .containsExactly("m5", "m2");
    assertThat(scene.graph.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?$filter=isDraft eq false and receivedDateTime ge 2026-11-20T00:00:00Z",
        "?$orderby=subject",
        "?$select=subjekt",
        "?$top=1001",
        "?$search=x",
        "/delta"
      })
  void what_graph_does_not_take_is_refused(String options) {
    assertThat(scene.caller.get(MESSAGES + options).status()).isEqualTo(400);
  }
}
