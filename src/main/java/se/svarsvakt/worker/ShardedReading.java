package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Organisation;

/** Reads mailboxes on all nodes that share a database. */
public interface ShardedReading {
  /** How many mailboxes are too few to be shared. */
  int fewest();

  /**
   * Has them read, and waits.
   *
   * @param organisation as this node sees it; the others have their own
   * @param asOf the moment that is read for
   * @param mailboxes which, one by one; those that are read are stored when it returns
   * @param progress is told how many were dealt with so far
   * @throws RuntimeException if this node ends meanwhile
   */
  ShardResult read(
      Organisation organisation, Instant asOf, List<MailboxId> mailboxes, IntConsumer progress);
}
