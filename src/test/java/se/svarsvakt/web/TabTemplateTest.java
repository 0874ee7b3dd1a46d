package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.UserAction;

/** What the page of the tab holds for its scripts. */
class TabTemplateTest {
  private static TabScene scene;

  @BeforeAll
  static void start() {
    scene = new TabScene(new ScriptedWorklists());
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Document page(String language) throws Exception {
    return Jsoup.parse(scene.get("/tab?lang=" + language, "none").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void every_word_of_the_tab_is_there(String language) throws Exception {
    Document page = page(language);
    assertThat(page.outerHtml()).doesNotContain("??", "th:");
    assertThat(page.select("button, summary, label > span, h1, h2, dt"))
        .isNotEmpty()
        .allMatch(each -> each.hasText());
  }

  @ParameterizedTest
  @CsvSource({"sv, Misstänkt eller inte till oss", "en, 'Suspicious, or not for us'"})
  void a_warning_stands_before_the_title_and_its_choice_before_all_others(
      String language, String choice) throws Exception {
    Document page = page(language);
    assertThat(page.select("#line-template li > *").getFirst().attr("data-part"))
        .isEqualTo("warning");
    assertThat(page.select("#line-template .actions > *").getFirst().text()).isEqualTo(choice);
    assertThat(page.select("select[name=reason] option").get(1).val()).isEqualTo("suspicious");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"END_COVER", "UNDO"}) // no choices of an item
  void whatever_a_person_can_choose_has_one_place(UserAction.Kind kind) throws Exception {
    assertThat(page("sv").select("[data-choice=" + kind.code() + "]")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_can_be_chosen(UserAction.Reason reason) throws Exception {
    assertThat(page("sv").select("select[name=reason] option[value=" + reason.code() + "]"))
        .hasSize(1);
  }

  @Test
  void a_colleague_is_chosen_only_where_the_reminder_names_some() throws Exception {
    assertThat(page("sv").select("#line-template select[name=colleague]")).hasSize(1);
    assertThat(page("sv").select("#cover-new select")).isEmpty();
    assertThat(page("sv").select("form[data-act=cover] [name=address]")).hasSize(2);
  }

  @Test
  void no_script_and_no_style_stands_in_the_page() throws Exception {
    Document page = page("sv");
    assertThat(page.select("style, [style], [onclick], script:not([src])")).isEmpty();
    assertThat(page.select("script")).allMatch(script -> script.data().isEmpty());
  }
}
