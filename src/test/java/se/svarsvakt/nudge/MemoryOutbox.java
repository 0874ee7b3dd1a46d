package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeReport.Status;

/** Nudges in memory, under the same contract as those in a database. */
final class MemoryOutbox implements Outbox {
  private static final int MOST_ATTEMPTS = 5;

  private final Map<NudgeIdentity, Entry> entries = new LinkedHashMap<>();

  /** A nudge; its status is null while somebody is sending it. */
  private record Entry(@Nullable Status status, int attempts, @Nullable Claim claim) {}

  @Override
  public synchronized Map<NudgeIdentity, Status> outcomes(Collection<NudgeIdentity> nudges) {
    Map<NudgeIdentity, Status> found = new HashMap<>();
    for (NudgeIdentity nudge : nudges) {
      Entry entry = entries.get(nudge);
      Status status = entry == null ? null : entry.status();
      if (status != null) {
        found.put(nudge, status);
      }
    }
    return found;
  }

  @Override
  public synchronized Optional<Long> claim(PlannedNudge nudge, String channel, Claim claim) {
    NudgeIdentity identity = nudge.identity();
    Entry entry = entries.getOrDefault(identity, new Entry(Status.PLANNED, 0, null));
    if (!canBeTaken(entry, claim)) {
      return Optional.empty();
    }
    entries.put(identity, new Entry(null, entry.attempts() + 1, claim));
    return Optional.of(identity.chainId());
  }

  private static boolean canBeTaken(Entry entry, Claim claim) {
    Claim held = entry.claim();
    return switch (entry.status()) {
      case null -> held == null || Claims.isVoid(held.worker(), held.at(), claim);
      case PLANNED -> true;
      case FAILED -> entry.attempts() < MOST_ATTEMPTS;
      case SENT, SKIPPED -> false;
    };
  }

  @Override
  public synchronized void finished(NudgeIdentity nudge, NudgeReport report) {
    entries.computeIfPresent(
        nudge, (same, entry) -> new Entry(report.status(), entry.attempts(), null));
  }

  @Override
  public synchronized Map<MailboxId, Integer> sentTo(
      Collection<MailboxId> people, Instant from, Instant until) {
    Map<MailboxId, Integer> sent = new HashMap<>();
    entries.forEach(
        (nudge, entry) -> {
          boolean went = entry.status() == null || entry.status() == Status.SENT;
          boolean inSpan = !nudge.plannedFor().isBefore(from) && nudge.plannedFor().isBefore(until);
          if (went && inSpan && people.contains(nudge.recipient())) {
            sent.merge(nudge.recipient(), 1, Integer::sum);
          }
        });
    return sent;
  }
}
