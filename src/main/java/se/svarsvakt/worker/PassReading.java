package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;

/**
 * How a pass reads.
 *
 * @param nodes where its reading is shared with other nodes, if it is
 * @param visits what it reads of all mailboxes; everything where there is none
 */
public record PassReading(Optional<ShardedReading> nodes, Optional<VisitPlan> visits) {
  /** Everything, on this node. */
  public static final PassReading ALL_HERE = new PassReading(Optional.empty(), Optional.empty());

  /**
   * Reads.
   *
   * @param pressing gives the mailboxes where a deadline is near
   */
  MailboxReader.Outcome read(
      MailboxReader reader,
      ScanRequest request,
      ScanSink sink,
      Supplier<Set<MailboxId>> pressing,
      Clock clock) {
    Instant began = clock.instant();
    Set<MailboxId> due = new HashSet<>();
    MailboxReader.Outcome outcome =
        reader.readAll(
            request,
            sink,
            nodes.orElse(null),
            all -> {
              due.addAll(visits.map(plan -> plan.due(all, pressing, request.asOf())).orElse(all));
              return due;
            });
    visits.ifPresent(plan -> note(plan, due, outcome, request.asOf(), began, clock));
    return outcome;
  }

  private static void note(
      VisitPlan plan,
      Set<MailboxId> due,
      MailboxReader.Outcome outcome,
      Instant asOf,
      Instant began,
      Clock clock) {
    Set<MailboxId> unread =
        outcome.unreadable().stream().map(Account::id).collect(Collectors.toSet());
    plan.failed(unread);
    Set<MailboxId> read = new HashSet<>(due);
    read.removeAll(unread);
    plan.visited(read, outcome.changed(), asOf, Duration.between(began, clock.instant()));
  }

  /** A pass begins, and that is when the one before it ended. */
  void begins(Optional<Instant> last) {
    visits.ifPresent(plan -> plan.begins(last));
  }

  /** A pass ended. */
  void ended(Instant at) {
    visits.ifPresent(plan -> plan.ended(at));
  }

  /** When a mailbox was read by an earlier pass; empty where that is not known. */
  Optional<Instant> lastRead(MailboxId mailbox) {
    return visits.flatMap(plan -> plan.lastRead(mailbox));
  }
}
