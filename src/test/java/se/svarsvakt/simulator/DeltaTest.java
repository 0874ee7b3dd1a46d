package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.simulator.GraphScene.DELTA;
import static se.svarsvakt.simulator.GraphScene.NOW;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What message delta of the simulated Graph promises. */
class DeltaTest {
  private static final String IMMUTABLE = "IdType=\"ImmutableId\"";

  @AutoClose private final GraphScene scene = new GraphScene();
  private final SimulatedMailbox anna = scene.anna;
  private final GraphCaller caller = scene.caller;

  private String question(int n) {
    OutgoingMessage letter = OutgoingMessage.from("Kund Kundsson <kund@medborgare.example>");
    return anna.receive(letter.saying("Fråga " + n, "Hej, när är ni öppna?"), NOW.plusSeconds(n));
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.path("id").asString()).toList();
  }

  @Test
  void paging_to_the_end_returns_each_message_once() {
    List<String> sent = java.util.stream.IntStream.range(0, 23).mapToObj(this::question).toList();
    List<JsonNode> pages = caller.pages(DELTA, IMMUTABLE + ", odata.maxpagesize=7");
    assertThat(pages).hasSize(4);
    assertThat(ids(caller.items(DELTA, IMMUTABLE))).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void the_page_size_falls_back_to_ten_where_the_preference_is_not_repeated() {
    java.util.stream.IntStream.range(0, 23).forEach(this::question);
    JsonNode first = caller.get(DELTA, "odata.maxpagesize=12").json();
    JsonNode second = caller.get(first.path("@odata.nextLink").asString(), IMMUTABLE).json();
    assertThat(first.path("value")).hasSize(12);
    assertThat(second.path("value")).hasSize(10);
  }

  @Test
  void a_read_mark_comes_with_id_and_read_mark_alone() {
    String id = question(1);
    String link = caller.deltaLink(DELTA + "?$select=subject,isRead");
    anna.markRead(id, true);
    JsonNode item = caller.get(link).json().path("value").path(0);
    assertThat(item.propertyNames()).contains("id", "isRead").doesNotContain("subject");
  }

  @Test
  void a_reply_comes_with_the_verb_of_the_original() {
    String id = question(1);
    String expand =
        "&$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x1081' or id eq 'String 0x1A')";
    String link = caller.deltaLink(DELTA + "?$select=subject" + expand);
    anna.reply(id, "Vi har öppet.", NOW.plusSeconds(60));
    JsonNode item = caller.get(link).json().path("value").path(0);
    assertThat(item.path("singleValueExtendedProperties").path(0).path("value").asString())
        .isEqualTo("102");
    assertThat(item.has("subject")).isFalse();
  }

  @Test
  void a_deleted_message_comes_as_removed() {
    String id = question(1);
    String link = caller.deltaLink(DELTA);
    anna.delete(id);
    JsonNode item = caller.get(link).json().path("value").path(0);
    assertThat(item.path("id").asString()).isEqualTo(id);
    assertThat(item.path("@removed").path("reason").asString()).isEqualTo("deleted");
  }

  @Test
  void a_moved_message_keeps_its_immutable_id_and_changes_the_other() {
    String id = question(1);
    String target = anna.addFolder("Ärenden", "inbox");
    String before = ids(caller.items(DELTA, "")).getFirst();
    anna.move(id, target, NOW);
    String there = DELTA.replace("inbox", target);
    assertThat(ids(caller.items(there, IMMUTABLE))).containsExactly(id);
    assertThat(ids(caller.items(there, ""))).doesNotContain(before, id);
    assertThat(caller.items(DELTA, IMMUTABLE)).isEmpty();
  }

  @Test
  void a_next_link_can_be_asked_again() {
    java.util.stream.IntStream.range(0, 15).forEach(this::question);
    String next = caller.get(DELTA).json().path("@odata.nextLink").asString();
    assertThat(caller.get(next).json()).isEqualTo(caller.get(next).json());
  }

  @Test
  void an_expired_token_is_gone() {
    String link = caller.deltaLink(DELTA);
    anna.expireTokens("inbox");
    GraphCaller.Answer answer = caller.get(link);
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.errorCode()).isEqualTo("SyncStateNotFound");
  }

  @Test
  void a_filter_limits_the_first_round() {
    question(1);
    String late = question(100);
    String since = NOW.plusSeconds(50).toString();
    assertThat(ids(caller.items(DELTA + "?$filter=receivedDateTime ge " + since, IMMUTABLE)))
        .containsExactly(late);
  }

  @Test
  void a_filter_cuts_at_five_thousand_without_a_word() {
    java.util.stream.IntStream.range(0, 5_001).forEach(this::question);
    String filtered = DELTA + "?$select=id&$filter=receivedDateTime ge 2026-01-01T00:00:00Z";
    assertThat(caller.items(filtered, "odata.maxpagesize=1000")).hasSize(5_000);
    assertThat(caller.items(DELTA + "?$select=id", "odata.maxpagesize=1000")).hasSize(5_001);
  }

  @Test
  void a_next_link_is_not_shifted_by_mail_that_comes_between_pages() {
    java.util.stream.IntStream.range(0, 15).forEach(this::question);
    JsonNode first = caller.get(DELTA).json();
    String late = question(99);
    JsonNode second = caller.get(first.path("@odata.nextLink").asString()).json();
    assertThat(second.path("value")).hasSize(5);
    JsonNode next = caller.get(second.path("@odata.deltaLink").asString()).json();
    assertThat(next.path("value").path(0).path("id").asString()).isEqualTo(late);
  }
}
