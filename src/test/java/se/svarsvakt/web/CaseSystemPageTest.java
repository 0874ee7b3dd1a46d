package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.AUDITOR;
import static se.svarsvakt.web.SignInScene.OLLE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.web.SignInScene.Browser;

/** What an administrator does about what the case system has not taken; no case system is set. */
class CaseSystemPageTest {
  @TempDir private Path data;
  private SignInScene scene;
  private JdbcClient jdbc;
  private Browser ada;

  @BeforeEach
  void begin() throws Exception {
    scene = new SignInScene(data);
    jdbc = JdbcClient.create(scene.product.source());
    ada = scene.signedIn(ADA, ADMIN);
    jdbc.sql(
            """
            insert into case_event (id, kind, mailbox_id, message_id, received_at, answered_at,
                                    registered_at, made_at, status, attempts, next_at, reason)
            values ('e', 'registered', 'info', 'm', timestamp with time zone '2026-11-19 08:00:00Z',
                    timestamp with time zone '2026-11-19 09:00:00Z',
                    timestamp with time zone '2026-11-19 10:00:00Z',
                    timestamp with time zone '2026-11-19 10:00:00Z', 'FAILED', 8,
                    timestamp with time zone '2026-11-19 11:00:00Z', 'HTTP 422')
            """)
        .update();
  }

  @AfterEach
  void end() {
    scene.close();
  }

  private HttpResponse<String> post(Browser who, String path) throws Exception {
    return who.send("POST", path, Map.of("_csrf", who.token()));
  }

  private String status() {
    return jdbc.sql("select status from case_event").query(String.class).single();
  }

  private List<String> trail() {
    return jdbc.sql("select kind, item from deed where kind like 'case-system-%' order by id")
        .query((row, _) -> row.getString("kind") + " " + row.getString("item"))
        .list();
  }

  @Test
  void what_was_given_up_is_sent_again_with_a_click_and_recorded_once() throws Exception {
    HttpResponse<String> answer = post(ada, CaseSystemController.AGAIN);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/admin/scans");
    assertThat(status()).isEqualTo("WAITING");
    post(ada, CaseSystemController.AGAIN);
    assertThat(trail()).containsExactly("case-system-again 1");
  }

  @Test
  void what_no_case_system_can_take_is_said_and_dropped_with_a_click() throws Exception {
    assertThat(ada.get("/admin/scans?lang=en").body())
        .contains("One registration did not reach the case system", CaseSystemController.DROP)
        .doesNotContain(CaseSystemController.AGAIN);
    post(ada, CaseSystemController.DROP);
    assertThat(status()).isEqualTo("DROPPED");
    assertThat(trail()).containsExactly("case-system-dropped 1");
    assertThat(ada.get("/admin/scans?lang=en").body()).doesNotContain(CaseSystemController.DROP);
  }

  @Test
  void without_the_pages_own_token_nothing_is_sent_or_dropped() throws Exception {
    assertThat(ada.send("POST", CaseSystemController.DROP, Map.of()).statusCode()).isEqualTo(403);
    assertThat(ada.send("POST", CaseSystemController.AGAIN, Map.of()).statusCode()).isEqualTo(403);
    assertThat(status()).isEqualTo("FAILED");
  }

  @Test
  void an_auditor_reads_of_it_and_changes_nothing() throws Exception {
    Browser olle = scene.signedIn(OLLE, AUDITOR);
    assertThat(olle.get("/admin/scans?lang=en").body())
        .contains("One registration did not reach the case system")
        .doesNotContain(CaseSystemController.DROP);
    assertThat(post(olle, CaseSystemController.DROP).statusCode()).isEqualTo(403);
    assertThat(post(olle, CaseSystemController.AGAIN).statusCode()).isEqualTo(403);
    assertThat(status()).isEqualTo("FAILED");
  }
}
