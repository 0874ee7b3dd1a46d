package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tab in a real browser, in a frame of a Teams that only answers what teams-js asks. */
class TabPageTest {
  private static final Path PICTURES = Path.of("target", "tab");
  private static JsonNode seen;
  private static List<UserAction> requests;

  @BeforeAll
  static void look() throws IOException {
    Files.createDirectories(PICTURES);
    ScriptedWorklists worklists = new ScriptedWorklists();
    try (TabScene scene = new TabScene(worklists)) {
      String report =
          Node.run(
                  Duration.ofMinutes(4),
                  "tab.mjs",
                  scene.address().toString(),
                  Node.chromium().toString(),
                  PICTURES.toAbsolutePath().toString(),
                  TabScene.token(ScriptedWorklists.ANNA.value()))
              .orFail();
      seen = JsonMapper.shared().readTree(report);
    }
    requests = List.copyOf(worklists.requests);
  }

  private static String text(String... path) {
    JsonNode at = seen;
    for (String name : path) {
      at = at.path(name);
    }
    return at.asString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark", "contrast"})
  void every_theme_of_teams_is_readable_to_all(String theme) {
    JsonNode page = seen.path("themes").path(theme);
    assertThat(page.path("theme").asString()).isEqualTo(theme);
    assertThat(page.path("axe")).isEmpty();
    assertThat(page.path("errors")).isEmpty();
  }

  @Test
  void nothing_is_loaded_from_elsewhere() {
    for (JsonNode page : seen.path("themes")) {
      assertThat(page.path("elsewhere")).isEmpty();
    }
  }

  @Test
  void a_subject_is_shown_as_it_was_written_and_never_becomes_part_of_the_page() {
    assertThat(text("themes", "default", "text")).contains(ScriptedWorklists.NASTY);
    assertThat(seen.path("themes").path("default").path("images").asInt(-1)).isZero();
  }

  @Test
  void the_page_follows_when_teams_changes_its_theme() {
    assertThat(seen.path("told").valueStream().map(JsonNode::asString))
        .contains("initialize", "registerHandler", "appInitialization.success");
  }

  @Test
  void a_narrow_window_needs_no_scrolling_sideways() {
    assertThat(seen.path("narrow").path("width").asInt()).isEqualTo(320);
    assertThat(seen.path("narrow").path("axe")).isEmpty();
  }

  @Test
  void the_page_speaks_the_language_that_teams_speaks() {
    assertThat(text("english", "language")).isEqualTo("en");
    assertThat(text("english", "text"))
        .contains("Where I stand", "Answered by phone", "Overdue: a reply was due")
        .contains("Bo Ek looks after your inbox from")
        .doesNotContain("Besvarat", "Försenat");
    assertThat(text("themes", "default", "text"))
        .contains("Mitt läge", "Besvarat per telefon", "Försenat: skulle ha besvarats");
  }

  @Test
  void a_matter_is_settled_and_opened_again_with_the_keyboard_alone() {
    assertThat(text("keyboard", "afterAnswered")).isEqualTo("H3 Det här är klart");
    assertThat(text("keyboard", "afterUndo")).isEqualTo("H3 Det här är öppet igen");
    assertThat(requests).anyMatch(UserAction.AnsweredMark.class::isInstance);
  }

  @Test
  void what_is_left_empty_is_pointed_at_and_can_be_filled_in() {
    assertThat(text("keyboard", "afterEmpty")).isEqualTo("INPUT day");
    assertThat(text("keyboard", "invalid")).isEqualTo("true");
    assertThat(requests)
        .anyMatch(
            request ->
                request instanceof UserAction.NoReplyMark(var _, Reason reason)
                    && reason == Reason.INFORMATION);
  }

  @Test
  void an_agreement_is_made_and_ended() {
    assertThat(text("agreements", "made")).contains("dag.dal@kommun.example bevakar din inkorg");
    assertThat(text("agreements", "ended")).doesNotContain("Bo Ek").contains("Cia Chef");
  }

  @Test
  void a_token_that_ran_out_is_asked_for_once_more() {
    assertThat(seen.path("troubles").path("askedAgain").asInt()).isEqualTo(2);
  }

  @Test
  void whoever_gets_nothing_reads_why_and_can_try_again() {
    Map<String, String> sentences =
        Map.of(
            "unsigned", "Teams kunde inte logga in dig här.",
            "refused", "Dina ärenden kunde inte öppnas.",
            "cut", "Svarsvakt svarar inte just nu.");
    sentences.forEach(
        (trouble, sentence) -> assertThat(text("troubles", trouble)).contains(sentence));
    assertThat(text("troubles", "unsigned")).contains("Försök igen");
  }

  @Test
  void outside_teams_and_without_script_the_page_says_where_it_belongs() {
    assertThat(text("outside", "sv")).contains("Den här sidan hör hemma i Teams.");
    assertThat(text("outside", "en")).contains("This page belongs in Teams.");
    assertThat(text("outside", "withoutScript")).contains("Den här sidan hör hemma i Teams.");
  }

  @Test
  void teams_js_is_carried_as_microsoft_publishes_it() throws IOException {
    Path carried = Path.of("src/main/resources/static/vendor/teams-js/2.58.0");
    Path published = Node.HOME.resolve("node_modules/@microsoft/teams-js");
    String script = "MicrosoftTeams.min.js";
    assertThat(carried.resolve(script))
        .hasSameBinaryContentAs(published.resolve("dist/umd").resolve(script));
    assertThat(carried.resolve("LICENSE")).hasSameBinaryContentAs(published.resolve("LICENSE"));
  }

  @Test
  void a_form_that_was_begun_survives_what_is_read_behind_it() {
    JsonNode begun = seen.path("begun");
    assertThat(begun.path("afterRead").path("shown").asBoolean()).isTrue();
    assertThat(text("begun", "afterRead", "day")).isEqualTo("2026-11-27");
    assertThat(begun.path("afterReturn").path("shown").asBoolean()).isTrue();
    assertThat(text("begun", "afterReturn", "day")).isEqualTo("2026-11-27");
    assertThat(begun.path("afterReturn").path("asked").asInt()).isZero();
    assertThat(begun.path("askedOnceClosed").asInt()).isPositive();
  }
}
