package se.svarsvakt.wiring;

import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeMessage;

/** Reaches nobody: for counting what would have gone. */
final class NobodyChannel implements NudgeChannel {
  @Override
  public String name() {
    return "activity-feed";
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    return new Delivery.Sent();
  }
}
