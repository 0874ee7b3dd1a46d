package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tab's addresses take, and what they give to anybody. */
class TabBodyTest {
  private static final ScriptedWorklists DESK = new ScriptedWorklists();
  private static final TabScene SCENE = new TabScene(DESK);
  private static final String TOKEN = TabScene.token(ScriptedWorklists.ANNA.value());

  @AfterAll
  static void end() {
    SCENE.close();
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return SCENE.post("/tab/api/" + path, TOKEN, body);
  }

  @Test
  void a_fault_at_the_desk_is_told_without_a_word_about_it() throws Exception {
    var answer = post("undo", "{\"deed\": 1}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"error\":\"a fault\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"verb\": \"delete\", \"mailbox\": \"a\", \"item\": \"b\"}",
        "{\"verb\": \"answered\"}",
        "{\"verb\": \"answered\", \"mailbox\": \" \", \"item\": \"b\"}",
        "{\"verb\": \"answered\", \"mailbox\": 7, \"item\": \"b\"}",
        "{\"verb\": \"answered\", \"mailbox\": \"a\", \"item\": \"b\", \"person\": \"c\"}",
        "{\"verb\": \"promise\", \"mailbox\": \"a\", \"item\": \"b\", \"day\": \"tomorrow\"}",
        "{\"verb\": \"no-reply\", \"mailbox\": \"a\", \"item\": \"b\", \"reason\": \"hate\"}"
      })
  void what_the_page_never_sends_is_refused(String body) throws Exception {
    assertThat(post("acts", body).statusCode()).isEqualTo(400);
    assertThat(DESK.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"deed\": \"1\"}", "{\"deed\": -1}", "{\"deed\": 1e99}"})
  void a_deed_is_named_by_its_number(String body) throws Exception {
    assertThat(post("undo", body).statusCode()).isEqualTo(400);
  }

  @Test
  void a_large_body_is_not_read() throws Exception {
    String large = "{\"verb\": \"%s\"}".formatted("x".repeat(17 * 1024));
    assertThat(post("acts", large).statusCode()).isEqualTo(413);
  }

  @Test
  void other_than_json_is_not_read() throws Exception {
    var answer =
        SCENE.send(
            HttpRequest.newBuilder(SCENE.address().resolve("/tab/api/acts"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void the_page_itself_is_the_same_for_everybody() throws Exception {
    var answer = SCENE.get("/tab?lang=en-us", "none");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<html lang=\"en\"").doesNotContain("Bo Ek", "Bygglov");
    assertThat(answer.body()).doesNotContain("style=", "onclick", "<script>");
  }

  @Test
  void a_script_is_named_by_its_contents() {
    assertThat(new StaticFiles().address("/tab.js")).matches("/tab\\.js\\?v=[0-9a-f]{8}");
    assertThat(new StaticFiles().address("/tab.js").substring(8))
        .isNotEqualTo(new StaticFiles().address("/tab.css").substring(9));
  }
}
