package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.AUDITOR;
import static se.svarsvakt.web.SignInScene.EVA;
import static se.svarsvakt.web.SignInScene.OLLE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.web.SignInScene.Browser;

/** An administrator examines the whole product on its own connections. */
class ExaminationEndToEndTest {
  private static final String PATH = "/admin/doctor";

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

  private String examined(Map<String, String> form) throws Exception {
    HttpResponse<String> answer = ada.send("POST", PATH, form);
    assertThat(answer.statusCode()).isEqualTo(303);
    scene.tools.examinations().awaitEnd(Duration.ofSeconds(30));
    return ada.get(PATH + "?lang=en").body();
  }

  @Test
  void the_tenant_and_the_store_are_examined() throws Exception {
    assertThat(examined(Map.of("_csrf", ada.token())))
        .contains("Graph was reached and takes the credential", "6 mailboxes can be read")
        .contains(
            "<code>store</code>", "<code>scan.last</code>", "<code>permission.Mail.Read</code>");
    assertThat(ada.get(PATH + "?lang=sv").body()).contains("6 brevlådor kan läsas");
  }

  @Test
  void a_mailbox_outside_is_asked_and_its_address_is_not_in_the_audit_trail() throws Exception {
    assertThat(examined(Map.of("_csrf", ada.token(), "outside", EVA)))
        .contains("can be read, and must not be");
    List<TrailEntry> trail = new ArrayList<>();
    scene.product.auditTrail().each(trail::add);
    assertThat(trail).extracting(TrailEntry::kind).contains("examined");
    assertThat(trail.toString()).doesNotContain("eva.ek");
  }

  @Test
  void with_graph_down_it_says_so_and_what_could_be_seen() throws Exception {
    scene.graph.faults().onRequest(_ -> Optional.of(GraphError.of(401, "InvalidToken")));
    assertThat(examined(Map.of("_csrf", ada.token())))
        .contains("Microsoft Graph was not reached", "<code>store</code>")
        .doesNotContain("SourceUnavailable", "at se.svarsvakt");
  }

  @Test
  void an_auditor_looks_and_begins_nothing() throws Exception {
    examined(Map.of("_csrf", ada.token()));
    Browser olle = scene.signedIn(OLLE, AUDITOR);
    assertThat(olle.get(PATH + "?lang=en").body())
        .contains("6 mailboxes can be read")
        .doesNotContain("Look again", "name=\"outside\"");
    assertThat(olle.post(PATH).statusCode()).isEqualTo(403);
  }
}
