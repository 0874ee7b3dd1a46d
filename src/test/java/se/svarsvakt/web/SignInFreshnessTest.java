package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.EVA;
import static se.svarsvakt.web.SignInScene.MAJA;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.web.SignInScene.Browser;

/** Whoever loses a role, a unit or their account loses it on the pages within five minutes. */
class SignInFreshnessTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @TempDir private Path data;
  @AutoClose private SignInScene scene;

  @BeforeEach
  void begin() {
    scene = new SignInScene(data);
  }

  @Test
  void an_app_role_that_was_taken_away_is_gone_within_five_minutes() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    assertThat(ada.look("/admin").statusCode()).isEqualTo(200);
    scene.clock.move(FIVE_MINUTES);
    scene.provider.next(scene.claims(ADA));
    assertThat(ada.get("/admin").statusCode()).isEqualTo(403);
    assertThat(scene.sessions()).isOne();
  }

  @Test
  void who_keeps_the_role_does_not_notice() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    scene.clock.move(FIVE_MINUTES);
    assertThat(ada.sentTo("/admin")).isEqualTo("/sign-in?again=&to=%2Fadmin");
    scene.provider.next(scene.claims(ADA, ADMIN));
    HttpResponse<String> page = ada.get("/admin?lang=en");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri()).hasPath("/admin").hasQuery("lang=en");
    assertThat(page.previousResponse().orElseThrow().uri()).hasPath("/sign-in/done");
  }

  @Test
  void the_provider_is_asked_to_show_nothing_and_to_know_the_person() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    scene.clock.move(FIVE_MINUTES);
    assertThat(ada.sentTo("/sign-in?again&to=/admin"))
        .contains(
            "prompt=none", "login_hint=ada.admin@kommun.example", "code_challenge_method=S256")
        .doesNotContain("secret");
  }

  @Test
  void where_the_provider_would_have_to_ask_somebody_signs_in_anew() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    String location = ada.sentTo("/sign-in?again&to=/admin");
    Matcher state = Pattern.compile("[?&]state=([^&]+)").matcher(location);
    assertThat(state.find()).isTrue();
    assertThat(
            ada.look("/sign-in/done?error=login_required&state=" + state.group(1))
                .headers()
                .firstValue("Location"))
        .contains("/sign-in?to=%2Fadmin");
  }

  @Test
  void being_vouched_for_does_not_make_a_session_longer_than_its_longest() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    scene.clock.move(Duration.ofHours(9));
    scene.provider.next(scene.claims(ADA, ADMIN));
    assertThat(ada.get("/admin").statusCode()).isEqualTo(200);
    scene.clock.move(Duration.ofHours(1));
    assertThat(ada.look("/admin").headers().firstValue("Location"))
        .contains("/sign-in?to=%2Fadmin");
  }

  @Test
  void an_account_that_was_closed_is_out_within_five_minutes_and_the_session_ends()
      throws Exception {
    Browser eva = scene.signedIn(EVA);
    scene.put(EVA, DirectoryUser::disabled);
    scene.clock.move(FIVE_MINUTES);
    assertThat(eva.look("/me").statusCode()).isEqualTo(403);
    assertThat(scene.sessions()).isZero();
  }

  @Test
  void a_guest_does_not_come_in() throws Exception {
    scene.put(EVA, user -> user.with("userType", "Guest"));
    assertThat(scene.signedIn(EVA).look("/me").statusCode()).isEqualTo(302);
    assertThat(scene.sessions()).isZero();
  }

  @Test
  void a_change_asks_to_be_confirmed_and_keeps_what_was_written() throws Exception {
    Browser ada = scene.signedIn(ADA, ADMIN);
    scene.clock.move(FIVE_MINUTES);
    HttpResponse<String> page =
        ada.send("POST", "/admin/changed", Map.of("_csrf", ada.token(), "reason", "<semester>"));
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body())
        .contains("action=\"/admin/changed\"", "name=\"reason\" value=\"&lt;semester&gt;\"")
        .contains("href=\"/sign-in?again=&amp;to=%2Fme\"")
        .doesNotContain("changed by");
    scene.provider.next(scene.claims(ADA, ADMIN));
    ada.get("/sign-in?again&to=/me");
    assertThat(ada.post("/admin/changed").body()).isEqualTo("changed by ada.admin");
  }

  @Test
  void a_unit_that_was_taken_away_is_gone_within_five_minutes_whatever_the_passes_saw()
      throws Exception {
    Browser maja = scene.signedIn(MAJA);
    String unit = "/unit/" + scene.id(MAJA);
    assertThat(maja.look(unit).statusCode()).isEqualTo(200);
    scene.put(EVA, user -> user.managedBy(SignInScene.NILS));
    scene.clock.move(FIVE_MINUTES);
    assertThat(maja.look(unit).statusCode()).isEqualTo(403);
  }
}
