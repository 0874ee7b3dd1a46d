package se.svarsvakt.worker;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * What became of some mailboxes that were to be read, apart from what is stored of them: those that
 * are not named here were read.
 *
 * @param outside those that are not watched: rooms, leavers' accounts
 * @param unknown those that the reading node's directory does not have, which the leader reads
 * @param unread those that could not be read
 * @param parts what was left out of those that were
 * @param changed those where something new was found; null where an older version read them
 */
public record ShardResult(
    List<MailboxId> outside,
    List<MailboxId> unknown,
    List<ShardTrouble> unread,
    List<ShardTrouble> parts,
    @Nullable List<MailboxId> changed) {
  /** All were read, and nothing was new. */
  static final ShardResult NOTHING =
      new ShardResult(List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * What is wrong with a mailbox, without an address.
   *
   * @param mailbox which
   * @param code Graph's error code, or what was wrong
   * @param message what it means and what to do
   * @param leftOut how many of its messages cannot be used, where that is all that is wrong; else 0
   */
  public record ShardTrouble(MailboxId mailbox, String code, String message, int leftOut) {}

  /** Keeps copies. */
  public ShardResult {
    outside = List.copyOf(outside);
    unknown = List.copyOf(unknown);
    unread = List.copyOf(unread);
    parts = List.copyOf(parts);
    changed = changed == null ? List.of() : List.copyOf(changed);
  }

  /** Those where something new was found. */
  @Override
  public List<MailboxId> changed() {
    return Objects.requireNonNull(changed);
  }

  /** The same, where those are not in the reading node's directory. */
  ShardResult without(List<MailboxId> missing) {
    return new ShardResult(outside, missing, unread, parts, changed);
  }

  /** Both together, of different mailboxes; what is unknown to either stays so. */
  ShardResult plus(ShardResult other) {
    return new ShardResult(
        both(outside, other.outside),
        both(unknown, other.unknown),
        both(unread, other.unread),
        both(parts, other.parts),
        both(changed(), other.changed()));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
