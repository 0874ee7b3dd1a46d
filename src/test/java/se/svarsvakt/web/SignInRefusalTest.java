package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.web.SignInScene.Browser;

/** What is not the provider's word to this browser lets nobody in, and leaves nothing behind. */
class SignInRefusalTest {
  @TempDir private static Path data;
  @AutoClose private static SignInScene scene;

  @BeforeAll
  static void begin() {
    scene = new SignInScene(data);
  }

  @AfterEach
  void nobody_is_in() {
    assertThat(scene.sessions()).isZero();
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("<h1>Inloggningen lyckades inte. Försök igen</h1>")
        .doesNotContain("Exception", "\tat ", "invalid_");
    assertThat(answer.headers().allValues("Set-Cookie").toString())
        .doesNotContain("svarsvakt-session");
  }

  /** Where a browser is sent, with something of it replaced. */
  private static URI provider(Browser browser, String what, String by) throws Exception {
    return URI.create(browser.sentTo("/sign-in?to=/admin").replaceFirst(what, by));
  }

  @Test
  void a_state_that_was_not_given_to_this_browser() throws Exception {
    String back = SignInScene.back(provider(scene.stranger(), "x^", ""));
    assertRefused(scene.stranger().look(back));
    assertRefused(scene.stranger().look("/sign-in/done?code=a&state=b"));
    assertRefused(scene.stranger().look("/sign-in/done"));
  }

  @Test
  void a_nonce_of_another_sign_in() throws Exception {
    scene.provider.next(scene.claims(ADA, ADMIN));
    Browser browser = scene.stranger();
    assertRefused(browser.look(SignInScene.back(provider(browser, "nonce=[^&]+", "nonce=other"))));
  }

  @Test
  void an_answer_that_is_brought_twice() throws Exception {
    scene.provider.next(scene.claims(ADA, ADMIN));
    Browser browser = scene.stranger();
    String back = SignInScene.back(provider(browser, "x^", ""));
    assertThat(browser.look(back).headers().firstValue("Location")).contains("/admin");
    assertRefused(browser.look(back));
    browser.post("/sign-out");
  }

  @Test
  void an_answer_that_comes_too_late() throws Exception {
    Browser browser = scene.stranger();
    String back = SignInScene.back(provider(browser, "x^", ""));
    scene.clock.move(Duration.ofMinutes(10));
    assertRefused(browser.look(back));
  }

  @Test
  void a_token_for_another_application() throws Exception {
    Map<String, Object> claims = new HashMap<>(scene.claims(ADA, ADMIN));
    claims.put("aud", List.of("another"));
    scene.provider.next(claims);
    assertRefused(scene.stranger().get("/admin"));
  }

  @Test
  void a_token_of_another_issuer() throws Exception {
    Map<String, Object> claims = new HashMap<>(scene.claims(ADA, ADMIN));
    claims.put("iss", scene.provider.issuer().toString().replace("/tenant", "/other"));
    scene.provider.next(claims);
    assertRefused(scene.stranger().get("/admin"));
  }

  @Test
  void a_token_that_is_signed_with_a_key_which_is_not_published() throws Exception {
    scene.provider.next(scene.claims(ADA, ADMIN));
    Browser browser = scene.stranger();
    String back = SignInScene.back(provider(browser, "x^", ""));
    Runnable restore = scene.provider.forge();
    assertRefused(browser.look(back));
    restore.run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oid", "exp"})
  void a_token_that_lacks_what_it_must_say(String claim) throws Exception {
    Map<String, Object> claims = new HashMap<>(scene.claims(ADA, ADMIN));
    claims.put(claim, claim.equals("exp") ? 1 : " ");
    scene.provider.next(claims);
    assertThat(scene.stranger().get("/admin").statusCode()).isIn(401, 403);
  }

  @Test
  void groups_of_the_token_give_no_role() throws Exception {
    Map<String, Object> claims = new HashMap<>(scene.claims(ADA, "Admin", "svarsvakt.admin"));
    claims.put("groups", List.of(ADMIN));
    scene.provider.next(claims);
    Browser browser = scene.stranger();
    assertThat(browser.get("/admin").statusCode()).isEqualTo(403);
    browser.post("/sign-out");
  }

  @Test
  void whoever_begins_very_often_leaves_nothing_behind() throws Exception {
    Browser browser = scene.stranger();
    for (int i = 0; i < 2_000; i++) {
      HttpResponse<String> answer = browser.look("/sign-in?to=/admin");
      assertThat(answer.statusCode()).isEqualTo(302);
    }
    assertThat(browser.cookies()).isLessThan(6);
  }

  @Test
  void ten_thousand_requests_to_a_login_take_no_memory_and_keep_nobody_waiting() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    long before = usedMemory();
    List<Long> waits = new ArrayList<>();
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> strangers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        strangers.add(crowd.submit(() -> askedAtTheDoor(1_250)));
      }
      while (!strangers.stream().allMatch(Future::isDone)) {
        long begun = System.nanoTime();
        assertThat(ada.look("/admin").statusCode()).isEqualTo(200);
        waits.add((System.nanoTime() - begun) / 1_000_000);
      }
      for (Future<Integer> stranger : strangers) {
        assertThat(stranger.get()).as("requests with an answer of the right kind").isEqualTo(1_250);
      }
    }
    waits.sort(null);
    assertThat(waits.get(waits.size() / 2)).as("milliseconds, median").isLessThan(1_000);
    assertThat(usedMemory() - before).isLessThan(40L << 20);
    assertThat(scene.sessions()).isEqualTo(1);
    ada.post("/sign-out");
  }

  /** Begins, and comes back with made-up answers; nothing is kept of it by the one who asks. */
  private static int askedAtTheDoor(int times) throws Exception {
    int right = 0;
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        boolean begins = i % 5 != 0;
        String path = begins ? "sign-in?to=/admin" : "sign-in/done?code=x&state=" + i;
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(scene.server.address() + path)).build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        right += status == (begins ? 302 : 401) ? 1 : 0;
      }
    }
    return right;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example",
        "/sign-out", "javascript:alert(1)", "/a%0d%0aX-Evil:1", "/%7Bx%7D"
      })
  void nobody_is_led_elsewhere_by_a_sign_in(String target) throws Exception {
    scene.provider.next(scene.claims(ADA));
    Browser browser = scene.stranger();
    String back = SignInScene.back(URI.create(browser.sentTo("/sign-in?to=" + target)));
    assertThat(browser.look(back).headers().firstValue("Location")).contains("/");
    browser.post("/sign-out");
  }

  @Test
  void a_session_that_somebody_made_up_leads_nowhere() throws Exception {
    Browser browser = scene.stranger();
    browser.cookie("svarsvakt-session", "5f6a2d1e-0000-4000-8000-000000000000.AAAA");
    assertThat(browser.look("/admin").statusCode()).isEqualTo(302);
  }
}
