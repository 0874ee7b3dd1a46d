package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeMessage;
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

  private ReceivedNotification delivered(NudgeMessage message) {
    try (ActivityFeedChannel feed =
        new ActivityFeedChannel(
            scene.graph, Optional.of("teams-app"), "https://teams.microsoft.com", ZoneOffset.UTC)) {
      assertThat(feed.deliver(message)).isInstanceOf(Delivery.Sent.class);
    }
    return scene.tenant.notifications().getLast();
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
