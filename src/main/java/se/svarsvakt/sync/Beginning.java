package se.svarsvakt.sync;

import se.svarsvakt.mail.Hash;

/**
 * How a message from outside begins, as keyed hashes: what many unrelated senders' mail begins with
 * alike is the organisation's banner and nobody's words.
 *
 * @param words the beginning, some words long
 * @param sender who wrote the message
 * @param domain the sender's domain
 */
public record Beginning(Hash words, Hash sender, Hash domain) {
  /** Whether this sender is one of those looked at, one in so many. */
  boolean isInSampleOf(int oneIn) {
    return Math.floorMod(sender.value().hashCode(), oneIn) == 0;
  }
}
