package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import se.svarsvakt.web.PickerScene.Browser;

/** Whoever has signed in stays so, however slowly the store of sessions answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreAwayTest {
  private PickerScene scene;

  @BeforeAll
  void begin() {
    scene = new PickerScene();
    scene.begin();
  }

  @AfterEach
  void recover() {
    scene.sessions.recover();
  }

  @AfterAll
  void end() {
    scene.close();
  }

  static List<RuntimeException> faults() {
    return List.of(
        new CannotCreateTransactionException("no connection within a second"),
        new DataAccessResourceFailureException("the connection is gone"),
        new CannotAcquireLockException("somebody holds the row"));
  }

  private static void saysSo(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("<h1>Svarsvakt cannot answer in time right now");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .allMatch(cookie -> cookie.startsWith("language="));
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void who_cannot_be_known_in_time_is_told_and_is_signed_in_still(RuntimeException fault)
      throws Exception {
    Browser browser = scene.chosen(PickerScene.EMIL);
    scene.sessions.reading = fault;
    saysSo(browser.look("/admin"));
    saysSo(browser.postWith("any", "/admin/shared", Map.of()));
    scene.sessions.recover();
    assertThat(browser.look("/admin").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whose_visit_cannot_be_kept_in_time_is_told_and_is_signed_in_still(RuntimeException fault)
      throws Exception {
    Browser browser = scene.chosen(PickerScene.EMIL);
    scene.sessions.writing = fault;
    saysSo(browser.look("/admin"));
    scene.sessions.recover();
    assertThat(browser.look("/admin").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_for_everybody_says_that_who_is_signed_in_is_not_known_now() throws Exception {
    Browser browser = scene.chosen(PickerScene.EMIL);
    assertThat(browser.look("/about").body()).doesNotContain("cannot be looked up right now");
    scene.sessions.reading = faults().getFirst();
    HttpResponse<String> answer = browser.look("/about");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("cannot be looked up right now", "cannot answer in time")
        .doesNotContain("href=\"/sign-in\"");
  }

  @Test
  void a_choice_that_cannot_be_kept_is_told_and_leads_nowhere() throws Exception {
    Browser browser = scene.stranger();
    scene.sessions.writing = faults().getFirst();
    saysSo(browser.post("/sign-in", Map.of("person", PickerScene.EMIL.value(), "to", "/admin")));
  }

  @Test
  void what_was_asked_at_once_right_after_signing_in_finds_the_same_person() throws Exception {
    Browser browser = scene.chosen(PickerScene.ANNA);
    browser.post("/sign-in", Map.of("person", PickerScene.EMIL.value(), "to", "/admin"));
    assertThat(
            Stream.generate(() -> "/admin").limit(40).parallel().map(path -> status(browser, path)))
        .containsOnly(200);
    assertThat(browser.look("/admin").statusCode()).isEqualTo(200);
  }

  private static int status(Browser browser, String path) {
    try {
      return browser.look(path).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
