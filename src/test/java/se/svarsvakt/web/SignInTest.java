package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.EVA;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.web.SignInScene.Browser;

/** Signing in, staying signed in and signing out, at a provider that is none of ours. */
class SignInTest {
  @TempDir private static Path data;
  @AutoClose private static SignInScene scene;

  @BeforeAll
  static void begin() {
    scene = new SignInScene(data);
  }

  @Test
  void somebody_signs_in_and_comes_to_the_page_that_they_wanted() throws Exception {
    scene.provider.next(scene.claims(ADA, ADMIN));
    HttpResponse<String> page = scene.stranger().get("/unit?x=1");
    assertThat(page.uri()).as(page.statusCode() + page.body()).hasPath("/unit").hasQuery("x=1");
    assertThat(page.body()).contains("ada.admin", "href=\"/admin\"", "action=\"/sign-out\"");
  }

  @Test
  void what_is_kept_holds_no_token_and_the_cookie_is_out_of_reach() throws Exception {
    scene.provider.next(scene.claims(EVA));
    Browser eva = scene.stranger();
    HttpResponse<String> page = eva.get("/me");
    String given =
        page.previousResponse().orElseThrow().headers().allValues("Set-Cookie").toString();
    assertThat(given).contains("svarsvakt-session=", "HttpOnly", "SameSite=Lax", "Path=/");
    List<byte[]> kept =
        JdbcClient.create(scene.product.source())
            .sql("select attribute_bytes from web_session_attributes")
            .query((row, _) -> Objects.requireNonNull(row.getBytes("attribute_bytes")))
            .list();
    assertThat(kept)
        .isNotEmpty()
        .allSatisfy(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .contains("\"person\"")
                    .doesNotContain("eyJ"));
  }

  @Test
  void signing_out_ends_it_here_and_at_the_provider() throws Exception {
    Browser eva = scene.signedIn(EVA);
    Browser thief = eva.at(scene.server);
    HttpResponse<String> out = eva.post("/sign-out");
    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(out.headers().firstValue("Location").orElseThrow())
        .startsWith(scene.provider.issuer() + "/endsession?client_id=" + OpenIdServer.CLIENT)
        .contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1", "logout_hint=eva.ek");
    assertThat(out.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' http://localhost:");
    assertThat(eva.look("/me").statusCode()).isEqualTo(302);
    assertThat(thief.look("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void a_key_that_the_provider_changed_is_fetched() throws Exception {
    scene.signedIn(EVA);
    scene.provider.changeKey();
    assertThat(scene.signedIn(EVA).look("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void a_second_node_knows_who_signed_in_and_who_signed_out() throws Exception {
    try (WebServer other = scene.serve()) {
      Browser eva = scene.signedIn(EVA);
      Browser there = eva.at(other);
      assertThat(there.look("/me").statusCode()).isEqualTo(200);
      there.post("/sign-out");
      assertThat(eva.look("/me").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void a_session_that_was_idle_for_too_long_is_over() throws Exception {
    Browser eva = scene.signedIn(EVA);
    Duration almost = Duration.ofMinutes(29);
    idle(almost);
    assertThat(eva.look("/me").statusCode()).isEqualTo(200);
    idle(almost.plusMinutes(1));
    assertThat(eva.look("/me").statusCode()).isEqualTo(302);
  }

  /** Spring Session reads the machine's clock, so the rows are moved back instead. */
  private static void idle(Duration time) {
    JdbcClient.create(scene.product.source())
        .sql(
            "update web_session set last_access_time = last_access_time - :time,"
                + " expiry_time = expiry_time - :time")
        .param("time", time.toMillis())
        .update();
  }
}
