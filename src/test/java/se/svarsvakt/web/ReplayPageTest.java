package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.AUDITOR;
import static se.svarsvakt.web.SignInScene.OLLE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.PolicyChange;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.web.SignInScene.Browser;
import se.svarsvakt.worker.ReplayRun;

/** What the policy would have brought, as administrators and auditors see it. */
class ReplayPageTest {
  private static final String PATH = "/admin/replay";

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

  private HttpResponse<String> start(String days, String change) throws Exception {
    return ada.send("POST", PATH, Map.of("_csrf", ada.token(), "days", days, "change", change));
  }

  /** The page once nothing is at work any more. */
  private String done() throws Exception {
    scene.replays.awaitEnd(Duration.ofSeconds(30));
    return ada.get(PATH + "?lang=en").body();
  }

  private List<String> trail() {
    return JdbcClient.create(scene.product.source())
        .sql("select kind, item from deed where item like 'replay%' order by id")
        .query((row, _) -> row.getString("kind") + " " + row.getString("item"))
        .list();
  }

  @Test
  void one_click_starts_it_and_another_compares_it() throws Exception {
    assertThat(ada.get(PATH).body()).contains("Provspela").doesNotContain("<svg");
    HttpResponse<String> started = start("7", "");
    assertThat(started.statusCode()).isEqualTo(303);
    // six mails of Wednesday are due on Thursday and overdue on Friday, two hours before now
    String result = done();
    assertThat(result)
        .contains("18 reminders to 6 people", "<svg class=\"chart\"", "Reminders by working day")
        .contains("value=\"nudges.last-call=off\"")
        .doesNotContain("medborgare", "Fråga");
    start("7", "nudges.last-call=off");
    assertThat(done())
        .contains("18 reminders to 6 people", "12 reminders to 6 people", "Without the last call")
        .contains("class=\"change\"");
    assertThat(trail())
        .containsExactly("replayed replay 7", "replayed replay 7 nudges.last-call=off");
  }

  @Test
  void nothing_is_sent_or_kept_but_counts() throws Exception {
    start("7", "");
    done();
    assertThat(scene.tenant.notifications()).isEmpty();
    String kept =
        JdbcClient.create(scene.product.source())
            .sql("select document from replay_run")
            .query(String.class)
            .single();
    assertThat(kept).contains("OVERDUE").doesNotContain("@", scene.id(ADA), scene.id(OLLE));
  }

  @Test
  void an_auditor_looks_and_begins_nothing() throws Exception {
    start("7", "");
    done();
    Browser olle = scene.signedIn(OLLE, AUDITOR);
    assertThat(olle.get(PATH).body())
        .contains("till 6 personer", "<svg class=\"chart\"")
        .doesNotContain("Provspela på nytt", "name=\"change\"");
    assertThat(olle.post(PATH).statusCode()).isEqualTo(403);
  }

  @Test
  void with_graph_down_it_says_so_in_one_line() throws Exception {
    scene.graph.faults().onRequest(_ -> Optional.of(GraphError.of(401, "InvalidToken")));
    start("7", "");
    assertThat(done())
        .contains("Microsoft Graph could not be read", "It said:")
        .doesNotContain("at se.svarsvakt", "SourceUnavailable", "<svg class=\"chart\"");
  }

  @Test
  void a_steward_named_on_the_pages_is_known_to_it() throws Exception {
    DirectoryUser info = DirectoryUser.resource("Information", "info@kommun.example");
    scene
        .tenant
        .open(info, MailboxProfile.SHARED)
        .receive(
            OutgoingMessage.from("Bo <bo@medborgare.example>").saying("Fråga", "Hej!"),
            Instant.parse("2026-11-18T09:00:00Z"));
    DirectoryUser stina = DirectoryUser.person("Stina Sten", "stina.sten@kommun.example");
    scene.tenant.open(stina, MailboxProfile.PERSON);
    scene.clock.set(scene.clock.instant().plusSeconds(3660)); // the directory is read anew then
    scene.scan();
    ada = scene.signedIn(ADA, ADMIN);
    start("7", "");
    assertThat(done()).contains(" to 6 people");
    HttpResponse<String> named =
        ada.send(
            "POST",
            "/admin/shared/" + info.id(),
            Map.of("_csrf", ada.token(), "stewards", stina.address()));
    assertThat(named.statusCode()).isEqualTo(303);
    start("7", "");
    assertThat(done()).contains(" to 7 people");
  }

  @Test
  void what_is_not_offered_is_refused() throws Exception {
    for (String days : List.of("", "8", "-1", "9999999999", "x")) {
      assertThat(start(days, "").statusCode()).isEqualTo(400);
    }
    for (String change : List.of("profile=sollentuna", "privacy.keep-days=1", "profile", "=")) {
      assertThat(start("7", change).statusCode()).isEqualTo(400);
    }
    assertThat(trail()).isEmpty();
  }

  @Test
  void every_change_and_every_end_has_its_words() {
    List<String> wanted = new ArrayList<>();
    for (String profile : List.of("ale", "botkyrka", "sollentuna")) {
      Policy policy = Policy.of(profile, scene.product.settings().policy().reply());
      for (PolicyChange each : PolicyChange.offered(policy)) {
        wanted.add(
            "replay.change."
                + each.key()
                + (each.key().endsWith("days") ? "" : "." + each.value()));
      }
    }
    for (ReplayRun.State state : ReplayRun.State.values()) {
      if (!state.isRunning() && state != ReplayRun.State.DONE) {
        wanted.add("replay.state." + state.code());
      }
    }
    assertThat(ResourceBundle.getBundle("web", Locale.ROOT).keySet()).containsAll(wanted);
  }
}
