package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.EVA;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.web.SignInScene.Browser;

/** Signing in, staying signed in and signing out, at a provider that is none of ours. */
class SignInTest {
  @TempDir private static Path data;
  private static SignInScene scene;

  @BeforeAll
  static void begin() {
    scene = new SignInScene(data);
  }

  @AfterAll
  static void end() {
    scene.close();
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
            .query(byte[].class)
            .list();
    assertThat(kept)
        .isNotEmpty()
        .allSatisfy(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .contains("\"person\"")
                    .doesNotContain("eyJ"));
  }
}
