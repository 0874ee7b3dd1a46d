package se.svarsvakt.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * A subscription to a mailbox's messages, as the simulated tenant keeps it.
 *
 * @param id names it
 * @param mailbox the object id of the mailbox's account
 * @param changes what it tells of: {@code created}, {@code updated}, {@code deleted}
 * @param address where it tells of changes
 * @param lifecycleAddress where it tells of itself
 * @param clientState what it shows with all that it tells
 * @param expires when it ends
 */
public record SimulatedSubscription(
    String id,
    String mailbox,
    Set<String> changes,
    URI address,
    URI lifecycleAddress,
    String clientState,
    Instant expires) {
  /** Keeps a copy. */
  public SimulatedSubscription {
    changes = Set.copyOf(changes);
  }

  String resource() {
    return "users/" + mailbox + "/messages";
  }

  SimulatedSubscription until(Instant later) {
    return new SimulatedSubscription(
        id, mailbox, changes, address, lifecycleAddress, clientState, later);
  }

  boolean isDuplicateOf(SimulatedSubscription other) {
    return mailbox.equals(other.mailbox) && changes.equals(other.changes);
  }
}
