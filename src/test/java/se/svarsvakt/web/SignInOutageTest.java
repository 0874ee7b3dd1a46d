package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.EVA;
import static se.svarsvakt.web.SignInScene.MAJA;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.web.SignInScene.Browser;

/** Signing in while the provider or Graph is away. */
class SignInOutageTest {
  @TempDir private Path data;
  @AutoClose private SignInScene scene;

  @BeforeEach
  void begin() {
    scene = new SignInScene(data);
  }

  private static void saysThatTheProviderIsAway(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("<h1>Inloggningen går inte att nå just nu. Försök igen om en stund</h1>")
        .doesNotContain("Exception", "\tat ", "localhost");
  }

  @Test
  void the_pages_start_without_the_provider_and_find_it_later() throws Exception {
    scene.provider.leave();
    try (WebServer node = scene.serve()) {
      Browser browser = new Browser(node);
      saysThatTheProviderIsAway(browser.get("/sign-in?to=/admin"));
      assertThat(browser.get("/").statusCode()).isEqualTo(200);
      assertThat(browser.get("/admin").statusCode()).isEqualTo(503);
      scene.provider.comeBack();
      scene.clock.move(Duration.ofMinutes(1));
      scene.provider.next(scene.claims(ADA, ADMIN));
      assertThat(browser.get("/admin").body()).contains("ada.admin", "Organisationen nu");
    }
  }

  @Test
  void a_provider_that_leaves_during_a_sign_in_lets_nobody_in_and_everybody_later()
      throws Exception {
    scene.provider.next(scene.claims(ADA, ADMIN));
    Browser browser = scene.stranger();
    String back = SignInScene.back(URI.create(browser.sentTo("/sign-in?to=/admin")));
    scene.provider.leave();
    saysThatTheProviderIsAway(browser.look(back));
    assertThat(scene.sessions()).isZero();
    scene.provider.comeBack();
    scene.provider.next(scene.claims(ADA, ADMIN));
    assertThat(browser.get("/sign-in?to=/admin").body()).contains("ada.admin");
  }

  @Test
  void who_is_signed_in_stays_so_for_a_while_without_the_provider() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    Browser eva = scene.signedIn(EVA);
    scene.provider.leave();
    scene.clock.move(Duration.ofSeconds(90));
    assertThat(ada.look("/admin").statusCode()).isEqualTo(200);
    scene.clock.move(Duration.ofMinutes(1));
    assertThat(ada.look("/admin").statusCode()).as("sent to be vouched for again").isEqualTo(302);
    assertThat(eva.look("/me").statusCode()).as("no role hangs on it").isEqualTo(200);
  }

  private void graphIsAway() {
    scene.graph.faults().onRequest(_ -> Optional.of(GraphError.of(503, "ServiceUnavailable")));
    // what is known of accounts and units is no longer believed
    scene.clock.move(Duration.ofMinutes(6));
  }

  @Test
  void without_graph_roles_are_the_tokens_and_units_the_stores_and_pages_say_so() throws Exception {
    graphIsAway();
    assertThat(scene.signedIn(ADA, ADMIN).get("/admin").body())
        .contains("Organisationen nu", "Microsoft Graph går inte att fråga just nu")
        .contains("från genomgången fre 20 nov. 10:00");
    Browser maja = scene.signedIn(MAJA);
    assertThat(maja.get("/unit/" + scene.id(MAJA)).body())
        .contains("Microsoft Graph går inte att fråga just nu", "maja.chef@kommun.example");
    assertThat(maja.get("/admin").statusCode()).isEqualTo(403);
    assertThat(scene.signedIn(EVA).get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void with_graph_nothing_is_said_of_that() throws Exception {
    assertThat(scene.signedIn(ADA, ADMIN).get("/admin").body())
        .doesNotContain("går inte att fråga just nu");
  }

  @Test
  void without_graph_whom_no_pass_saw_waits() throws Exception {
    graphIsAway();
    Map<String, Object> claims = new HashMap<>(scene.claims(EVA));
    claims.put("oid", UUID.randomUUID().toString());
    scene.provider.next(claims);
    HttpResponse<String> answer = scene.stranger().get("/sign-in?to=/me");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Just nu går det inte att kontrollera ditt konto");
    assertThat(scene.sessions()).isZero();
  }
}
