package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.ReceivedNotification;

/** What stands in somebody's activity feed. */
@Timeout(30)
class ActivityFeedChannelTest {
  private static final String WARNING = "Avsändaren uppger sig vara en kollega.";

  private final TeamsScene scene = new TeamsScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> slept = new ArrayList<>();
  private final ActivityFeedChannel feed =
      new ActivityFeedChannel(
          scene.graph,
          Optional.of("teams-app"),
          "https://teams.microsoft.com",
          ZoneOffset.UTC,
          nanos::get,
          this::sleep);

  private void sleep(Duration time) {
    slept.add(time);
    nanos.addAndGet(time.toNanos());
  }

  private ReceivedNotification delivered(NudgeMessage message) {
    assertThat(feed.deliver(message)).isInstanceOf(Delivery.Sent.class);
    return scene.tenant.notifications().getLast();
  }

  @Test
  void no_more_than_teams_takes_in_a_second() {
    for (int i = 0; i < 3; i++) {
      assertThat(feed.awaitTurn()).isTrue();
    }
    assertThat(slept).containsExactly(Duration.ofMillis(220), Duration.ofMillis(220));
  }

  @Test
  void a_pause_that_graph_asks_for_is_kept_before_the_next_and_not_within_one() {
    scene.server.faults().onRequest(_ -> Optional.of(GraphError.throttled(Duration.ofSeconds(90))));
    assertThat(feed.awaitTurn()).isTrue();
    assertThat(feed.deliver(scene.message())).isInstanceOf(Delivery.Failed.class);
    assertThat(scene.server.requests()).hasSize(1);
    scene.server.faults().clear();
    assertThat(feed.awaitTurn()).isTrue();
    assertThat(slept).containsExactly(Duration.ofSeconds(90));
    assertThat(feed.deliver(scene.message())).isInstanceOf(Delivery.Sent.class);
  }

  @Test
  void a_reminder_has_its_own_title() {
    ReceivedNotification shown = delivered(scene.message());
    assertThat(shown.activityType()).isEqualTo("replyDue");
    assertThat(shown.templateParameters()).containsEntry("count", "1").containsKey("deadline");
  }

  @Test
  void a_warning_is_the_title_itself_and_no_deadline_stands_there() {
    NudgeMessage message = scene.warning(WARNING);
    ReceivedNotification shown = delivered(message);
    assertThat(shown.activityType()).isEqualTo("systemDefault");
    assertThat(shown.templateParameters()).isEqualTo(Map.of("systemDefaultText", WARNING));
    assertThat(shown.previewText()).isEqualTo(message.preview());
    assertThat(shown.chainId()).isEqualTo("7");
  }
}
