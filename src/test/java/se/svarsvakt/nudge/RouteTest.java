package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.nudge.Route.Channels;
import se.svarsvakt.policy.NudgeWays;
import se.svarsvakt.policy.NudgeWays.InTeams;

/** Which ways a nudge takes, under each policy and with each channel there or not. */
class RouteTest {
  private static final Optional<NudgeChannel> BOT = Optional.of(new Scripted("bot"));
  private static final Optional<NudgeChannel> MAIL = Optional.of(new Scripted("mail"));

  private static List<List<String>> names(
      Optional<InTeams> inTeams, boolean lastResort, Optional<NudgeChannel> bot) {
    Channels channels = new Channels(new Scripted("activity-feed"), bot, MAIL);
    return Route.under(new NudgeWays(inTeams, lastResort), channels).stages().stream()
        .map(stage -> stage.stream().map(NudgeChannel::name).toList())
        .toList();
  }

  @Test
  void without_a_bot_there_is_the_activity_feed_alone() {
    for (InTeams choice : InTeams.values()) {
      assertThat(names(Optional.of(choice), false, Optional.empty()))
          .containsExactly(List.of("activity-feed"));
    }
  }

  @Test
  void with_a_bot_the_card_goes_first_and_the_feed_is_the_next_channel() {
    assertThat(names(Optional.empty(), false, BOT))
        .containsExactly(List.of("bot"), List.of("activity-feed"));
  }

  @Test
  void the_feed_can_go_first_and_both_can_go_together() {
    assertThat(names(Optional.of(InTeams.ACTIVITY_FEED), false, BOT))
        .containsExactly(List.of("activity-feed"), List.of("bot"));
    assertThat(names(Optional.of(InTeams.BOTH), false, BOT))
        .containsExactly(List.of("bot", "activity-feed"));
  }

  @Test
  void mail_is_the_last_resort_and_only_if_the_policy_wants_it() {
    assertThat(names(Optional.of(InTeams.BOTH), true, BOT))
        .containsExactly(List.of("bot", "activity-feed"), List.of("mail"));
    assertThat(names(Optional.empty(), true, Optional.empty()))
        .containsExactly(List.of("activity-feed"), List.of("mail"));
  }
}
