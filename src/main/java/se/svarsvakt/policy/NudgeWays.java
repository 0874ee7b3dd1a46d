package se.svarsvakt.policy;

import java.util.Optional;

/**
 * By which ways people are reminded.
 *
 * @param inTeams how in Teams; empty for the bot where there is one, else the activity feed
 * @param mailAsLastResort whether mail is sent to those whom nothing in Teams reaches
 */
public record NudgeWays(Optional<InTeams> inTeams, boolean mailAsLastResort) {
  /** Whatever of Teams is set up, and no mail. */
  public static final NudgeWays ORDINARY = new NudgeWays(Optional.empty(), false);

  /** The ways in Teams. Where the first does not reach a person, the other is tried. */
  public enum InTeams {
    /** A line in the activity feed, which points to the page. */
    ACTIVITY_FEED,
    /** A card from the bot, on which one can act. */
    BOT,
    /** Both of them. */
    BOTH
  }
}
