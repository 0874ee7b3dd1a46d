package se.svarsvakt.nudge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.policy.NudgeWays;

/**
 * In which order a nudge takes its ways: the next stage is tried where nothing of the one before
 * reaches the person.
 *
 * @param stages channels that are all used, stage by stage; never empty
 */
public record Route(List<List<NudgeChannel>> stages) {
  /** Keeps copies. */
  public Route {
    stages = stages.stream().map(List::copyOf).toList();
    if (stages.isEmpty() || stages.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a route leads somewhere");
    }
  }

  /** One way only. */
  public static Route of(NudgeChannel channel) {
    return new Route(List.of(List.of(channel)));
  }

  /**
   * The channels that there are.
   *
   * @param feed the activity feed
   * @param bot the bot, where there is one
   * @param mail mail, where it may be sent
   */
  public record Channels(
      NudgeChannel feed, Optional<NudgeChannel> bot, Optional<NudgeChannel> mail) {}

  /** What the policy says, as far as there are the channels for it. */
  public static Route under(NudgeWays ways, Channels channels) {
    List<List<NudgeChannel>> stages = new ArrayList<>(inTeams(ways, channels));
    if (ways.mailAsLastResort()) {
      channels.mail().ifPresent(mail -> stages.add(List.of(mail)));
    }
    return new Route(stages);
  }

  private static List<List<NudgeChannel>> inTeams(NudgeWays ways, Channels channels) {
    if (channels.bot().isEmpty()) {
      return List.of(List.of(channels.feed()));
    }
    NudgeChannel bot = channels.bot().get();
    return switch (ways.inTeams().orElse(NudgeWays.InTeams.BOT)) {
      case BOT -> List.of(List.of(bot), List.of(channels.feed()));
      case ACTIVITY_FEED -> List.of(List.of(channels.feed()), List.of(bot));
      case BOTH -> List.of(List.of(bot, channels.feed()));
    };
  }

  /** The names of those that are tried first. */
  List<String> first() {
    return stages.getFirst().stream().map(NudgeChannel::name).toList();
  }
}
