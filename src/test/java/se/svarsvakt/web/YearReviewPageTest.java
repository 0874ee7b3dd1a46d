package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.AUDITOR;
import static se.svarsvakt.web.SignInScene.OLLE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.web.SignInScene.Browser;
import se.svarsvakt.worker.HealthTrouble;

/** The days off of the year to come, as administrators confirm them; it is November 2026. */
class YearReviewPageTest {
  private static final String PATH = "/admin/year";

  @TempDir private Path data;
  private SignInScene scene;
  private Browser ada;

  @BeforeEach
  void begin() throws Exception {
    scene = new SignInScene(data);
    ada = scene.signedIn(ADA, ADMIN);
  }

  @AfterEach
  void end() {
    scene.close();
  }

  private HttpResponse<String> confirm(Browser who, String year) throws Exception {
    return who.send("POST", PATH, Map.of("_csrf", who.token(), "year", year));
  }

  private List<String> trail() {
    return JdbcClient.create(scene.product.source())
        .sql("select kind, item from deed where kind = 'year-confirmed' order by id")
        .query((row, _) -> row.getString("kind") + " " + row.getString("item"))
        .list();
  }

  @Test
  void the_days_of_the_next_year_are_listed_and_confirmed_once_with_a_click() throws Exception {
    assertThat(ada.get(PATH + "?lang=en").body())
        .contains("Holidays and closed days 2027", "Julafton", "2027-06-25", "Nobody has confirmed")
        .contains("Falkenberg", "To do once a year");
    assertThat(confirm(ada, "2027").statusCode()).isEqualTo(303);
    confirm(ada, "2027");
    assertThat(trail()).containsExactly("year-confirmed 2027");
    assertThat(ada.get(PATH + "?lang=en").body())
        .contains("Confirmed ")
        .doesNotContain("<button type=\"submit\">The days");
  }

  @Test
  void a_page_of_another_year_confirms_nothing() throws Exception {
    assertThat(confirm(ada, "2026").statusCode()).isEqualTo(409);
    assertThat(trail()).isEmpty();
  }

  @Test
  void an_auditor_sees_the_days_and_confirms_none() throws Exception {
    Browser olle = scene.signedIn(OLLE, AUDITOR);
    assertThat(olle.get(PATH).statusCode()).isEqualTo(200);
    assertThat(confirm(olle, "2027").statusCode()).isEqualTo(403);
    assertThat(trail()).isEmpty();
  }

  @Test
  void people_are_reminded_from_the_first_of_december_until_it_is_confirmed() throws Exception {
    assertThat(HealthTrouble.ofYear(scene.product.register(), LocalDate.of(2026, 11, 30)))
        .isEmpty();
    assertThat(HealthTrouble.ofYear(scene.product.register(), LocalDate.of(2026, 12, 1)))
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.figures()).containsExactly("2027");
              assertThat(trouble.kind().state())
                  .isEqualTo(se.svarsvakt.worker.HealthReport.State.UP);
            });
    confirm(ada, "2027");
    assertThat(HealthTrouble.ofYear(scene.product.register(), LocalDate.of(2026, 12, 1))).isEmpty();
    assertThat(HealthTrouble.ofYear(scene.product.register(), LocalDate.of(2027, 1, 7))).isEmpty();
    assertThat(HealthTrouble.ofYear(scene.product.register(), LocalDate.of(2027, 12, 1)))
        .isPresent();
  }
}
