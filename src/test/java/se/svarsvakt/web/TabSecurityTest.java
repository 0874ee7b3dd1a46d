package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.SourceUnavailable;

/** Who may ask for the tab's figures, and who may show the tab in a frame. */
class TabSecurityTest {
  private static TabScene scene;

  @BeforeAll
  static void start() {
    scene = new TabScene(new ScriptedWorklists());
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static HttpResponse<String> get(String path, String authorization) throws Exception {
    return scene.get(path, authorization);
  }

  private static String bearer(JWTClaimsSet.Builder claims) {
    return "Bearer " + TabScene.sign(claims);
  }

  private static JWTClaimsSet.Builder claims() {
    return TabScene.claims("person");
  }

  @Test
  void a_person_gets_in_and_finds_what_is_there() throws Exception {
    var answer = get("/tab/api/nothing", bearer(claims()));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"error\":\"there is nothing here\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"DISABLED, 403", "GUEST, 403", "GONE, 403", "MEMBER, 200"})
  void who_is_not_of_the_organisation_is_refused_in_spite_of_the_token(
      AccountStanding standing, int status) throws Exception {
    scene.directory = person -> standing;
    String person = "one-" + standing;
    String token = TabScene.token(person);
    var seen = scene.get("/tab/api/me", "Bearer " + token);
    assertThat(seen.statusCode()).isEqualTo(status);
    if (status == 403) {
      String act = "{\"verb\": \"answered\", \"mailbox\": \"m\", \"item\": \"i\"}";
      assertThat(scene.post("/tab/api/acts", token, act).statusCode()).isEqualTo(403);
      assertThat(seen.body()).doesNotContain("open");
    }
    scene.directory = one -> AccountStanding.MEMBER;
  }

  @Test
  void who_cannot_be_checked_is_told_to_try_again() throws Exception {
    scene.directory =
        one -> {
          throw new SourceUnavailable("no connection");
        };
    var seen = scene.get("/tab/api/me", "Bearer " + TabScene.token("somebody"));
    assertThat(seen.statusCode()).isEqualTo(503);
    scene.directory = one -> AccountStanding.MEMBER;
    var later = scene.get("/tab/api/me", "Bearer " + TabScene.token("somebody"));
    assertThat(later.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"scp, ", "oid, ", "scp, Files.Read"})
  void an_application_without_a_person_is_refused(String claim, String value) throws Exception {
    var answer = get("/tab/api/sheet", bearer(claims().claim(claim, value)));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @ParameterizedTest
  @CsvSource({"aud, other", "tid, other", "iss, https://api.botframework.com", "exp, "})
  void a_token_that_is_not_for_the_tab_is_refused(String claim, String value) throws Exception {
    var answer = get("/tab/api/sheet", bearer(claims().claim(claim, value)));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(get("/tab/api/sheet", "Basic x").statusCode()).isEqualTo(401);
  }

  @Test
  void microsofts_programs_may_show_the_tab_and_nobody_anything_else() throws Exception {
    var tab = get("/tab", "none").headers();
    assertThat(tab.firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors https://teams.microsoft.com ", "https://*.cloud.microsoft")
        .doesNotContain("'none' https");
    assertThat(tab.firstValue("X-Frame-Options")).isEmpty();
    for (String path : List.of("/", "/tabs", "/tab/api/sheet", "/x/../tabs")) {
      assertThat(get(path, "none").headers().firstValue("X-Frame-Options")).contains("DENY");
    }
  }

  @Test
  void nobody_gets_a_cookie_or_a_sign_in_page() throws Exception {
    for (String path : List.of("/", "/tab/api/sheet", "/login", "/logout")) {
      var answer = get(path, "none");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.statusCode()).isNotEqualTo(302);
    }
    assertThat(get("/login", "none").statusCode()).isEqualTo(404);
  }
}
