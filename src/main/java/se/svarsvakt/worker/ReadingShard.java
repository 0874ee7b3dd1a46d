package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.tracing.TracePlace;

/**
 * Some mailboxes of a pass that one node reads, as they stand in the database.
 *
 * @param asOf the moment that is read for
 * @param mailboxes which; empty once they were read
 * @param failures how often a node failed at them; it is none to give them back
 * @param result what became of them; null before
 * @param fault what kept them from being read at all; null where nothing did
 * @param trace where in a trace they are read; null where nothing is traced
 */
public record ReadingShard(
    Instant asOf,
    List<MailboxId> mailboxes,
    int failures,
    @Nullable ShardResult result,
    @Nullable String fault,
    @Nullable String trace) {
  /** Ones to be read. */
  static ReadingShard of(Instant asOf, List<MailboxId> mailboxes) {
    String trace = TracePlace.here().parent().orElse(null);
    return new ReadingShard(asOf, List.copyOf(mailboxes), 0, null, null, trace);
  }

  ReadingShard done(ShardResult outcome) {
    return new ReadingShard(asOf, List.of(), failures, outcome, null, trace);
  }

  /**
   * What became of it.
   *
   * @throws IllegalStateException if it could not be read at all
   */
  ShardResult outcome() {
    if (result == null) {
      throw new IllegalStateException("a shard could not be read: " + fault);
    }
    return result;
  }

  /** To be read again. */
  ReadingShard failedAgain() {
    return new ReadingShard(asOf, mailboxes, failures + 1, null, null, trace);
  }

  /** Given up. */
  ReadingShard failed(String reason) {
    return new ReadingShard(asOf, List.of(), failures + 1, null, reason, trace);
  }
}
