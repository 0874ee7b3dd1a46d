package se.svarsvakt.sync.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A partition of the event hub, as the nodes know it.
 *
 * @param id its number, as text
 * @param claim which node takes it; empty where none does
 * @param reached how far it was taken; empty where nothing was yet
 */
public record HubPartition(String id, Optional<Claim> claim, Optional<HubPosition> reached) {
  /**
   * That a node takes it.
   *
   * @param owner the node, by a name that it made up; empty where it gave the partition back
   * @param tag changes with each claim
   * @param at when
   */
  public record Claim(String owner, String tag, Instant at) {}

  /**
   * The latest event that was noted.
   *
   * @param offset where it lies, as Event Hubs writes it
   * @param sequence its number; later ones are higher
   * @param enqueued when the hub got it
   */
  public record HubPosition(String offset, long sequence, Instant enqueued) {}
}
