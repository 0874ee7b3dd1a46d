package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.web.PickerScene.Browser;

/** In the demo everybody is whom they choose, and nobody before they chose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonPickerTest {
  private PickerScene scene;

  @BeforeAll
  void begin() {
    scene = new PickerScene();
    scene.begin();
  }

  @AfterAll
  void end() {
    scene.close();
  }

  private static String target(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void whoever_chose_nobody_is_asked_and_then_brought_where_they_wanted() throws Exception {
    Browser browser = scene.stranger();
    HttpResponse<String> first = browser.look("/unit");
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(target(first)).endsWith("/sign-in?to=%2Funit");
    HttpResponse<String> chosen =
        browser.post("/sign-in", Map.of("person", PickerScene.CIA.value(), "to", "/unit"));
    assertThat(target(chosen)).endsWith("/unit");
    assertThat(browser.look("/unit").body()).contains("<h1>Your unit</h1>", "Cia Chef");
  }

  @Test
  void everybody_of_the_town_is_shown_with_what_they_are() throws Exception {
    assertThat(scene.stranger().look("/sign-in").body())
        .contains("Emil Ek", "Administrator", "Cia Chef", "Manager", "Anna Ask", "Employee");
  }

  @Test
  void each_sees_what_is_theirs_and_another_choice_takes_it_away() throws Exception {
    Browser browser = scene.chosen(PickerScene.EMIL);
    assertThat(browser.look("/admin").statusCode()).isEqualTo(200);
    browser.post("/sign-in", Map.of("person", PickerScene.ANNA.value(), "to", "/"));
    assertThat(browser.look("/admin").statusCode()).isEqualTo(403);
    assertThat(browser.look("/unit").statusCode()).isEqualTo(403);
    assertThat(browser.look("/me").body()).contains("Anna Ask");
  }

  @Test
  void whom_a_page_is_not_for_is_told_whom_it_is_for_and_led_to_the_choice() throws Exception {
    Browser anna = scene.chosen(PickerScene.ANNA);
    assertThat(anna.look("/admin/items").body())
        .contains("Emil Ek", "Administrator", "href=\"/sign-in?to=/admin/items\"")
        .doesNotContain("Cia Chef");
    assertThat(anna.look("/unit").body()).contains("Emil Ek", "Cia Chef");
    assertThat(scene.chosen(PickerScene.CIA).look("/unit/" + PickerScene.BO.value()).body())
        .contains("Emil Ek")
        .doesNotContain("(Manager)");
    assertThat(anna.look("/nowhere").body()).doesNotContain("Emil Ek");
  }

  @Test
  void ones_own_page_leads_to_the_tab_before_anything_else() throws Exception {
    String page = scene.chosen(PickerScene.ANNA).look("/me").body();
    assertThat(page.indexOf("href=\"/tab#demo="))
        .isBetween(page.indexOf("<h1"), page.indexOf("<h2"));
    assertThat(page.indexOf("class=\"button\"")).isLessThan(page.indexOf("<h2"));
  }

  @Test
  void whoever_signs_out_is_nobody_again() throws Exception {
    Browser browser = scene.chosen(PickerScene.ANNA);
    assertThat(target(browser.post("/sign-out", Map.of()))).endsWith("/sign-in");
    assertThat(browser.look("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void nobody_is_chosen_who_is_not_of_the_town_or_by_a_forged_form() throws Exception {
    Browser browser = scene.stranger();
    Map<String, String> bo = Map.of("person", PickerScene.BO.value(), "to", "/");
    assertThat(browser.post("/sign-in", bo).statusCode()).isEqualTo(404);
    Map<String, String> anna = Map.of("person", PickerScene.ANNA.value(), "to", "/");
    assertThat(browser.postWith("forged", "/sign-in", anna).statusCode()).isEqualTo(403);
    assertThat(browser.look("/me").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out"})
  void a_choice_leads_nowhere_else(String target) throws Exception {
    HttpResponse<String> answer =
        scene.stranger().post("/sign-in", Map.of("person", PickerScene.ANNA.value(), "to", target));
    assertThat(target(answer)).endsWith("/").doesNotContain("evil", "sign-out");
  }
}
