package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.teams.TeamsAppInstaller.Installation;

/** Installing the app for people, in a simulated tenant. */
@Timeout(30)
class TeamsAppInstallerTest {
  private final TeamsScene scene = new TeamsScene();
  private final AtomicLong nanos = new AtomicLong();
  private final TeamsAppInstaller installer =
      new TeamsAppInstaller(scene.graph, "teams-app", nanos::get);

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void the_app_is_installed_once() {
    scene.tenant.uninstallApp(TeamsScene.ANNA);
    assertThat(installer.install(scene.anna)).isEqualTo(new Installation.There(true));
    assertThat(installer.install(scene.anna)).isEqualTo(new Installation.There(false));
    assertThat(scene.server.problems()).isEmpty();
  }

  @Test
  void a_person_for_whom_it_is_forbidden_or_who_is_not_there_cannot_have_it() {
    scene.tenant.refuseApp(TeamsScene.ANNA);
    assertThat(installer.install(scene.anna)).isEqualTo(new Installation.Impossible("Forbidden"));
    assertThat(installer.install(new MailboxId("nobody")))
        .isEqualTo(new Installation.Impossible("Request_ResourceNotFound"));
  }

  @Test
  void what_passes_is_left_for_later() {
    scene.server.faults().onRequest(any -> Optional.of(GraphError.of(503, "ServiceUnavailable")));
    assertThat(installer.install(scene.anna))
        .isEqualTo(new Installation.Later("ServiceUnavailable"));
  }

  @Test
  void no_more_than_thirty_in_five_minutes_and_nobody_waits() {
    for (int i = 0; i < 30; i++) {
      installer.install(scene.anna);
    }
    assertThat(installer.install(scene.anna)).isEqualTo(new Installation.Later("TooManyAtOnce"));
    assertThat(scene.server.requests()).hasSize(30);
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(installer.install(scene.anna)).isEqualTo(new Installation.There(false));
  }
}
