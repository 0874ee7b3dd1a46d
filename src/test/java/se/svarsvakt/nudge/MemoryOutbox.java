package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/** Nudges in memory, under the same contract as those in a database. */
final class MemoryOutbox implements Outbox {
  /** What was seen, whenever that was. */
  final Set<NudgeItem> seen = new HashSet<>();

  /** What was asked that is asked of many at once. */
  final List<String> asked = new ArrayList<>();

  private final Map<NudgeIdentity, Entry> entries = new LinkedHashMap<>();

  /** A nudge; its status is null while somebody is sending it. */
  private record Entry(
      @Nullable String status,
      Set<NudgeItem> items,
      @Nullable LeaseRequest claim,
      int round,
      Instant sentAt) {}

  @Override
  public synchronized Map<NudgeIdentity, Set<NudgeItem>> finishedAbout(
      Collection<NudgeIdentity> nudges) {
    asked.add("finishedAbout");
    Map<NudgeIdentity, Set<NudgeItem>> found = new HashMap<>();
    for (NudgeIdentity nudge : nudges) {
      Entry entry = entries.get(nudge);
      if (entry != null && isFinished(entry)) {
        found.put(nudge, entry.items());
      }
    }
    return found;
  }

  @Override
  public synchronized Set<PlannedNudge> finished(Collection<PlannedNudge> nudges) {
    Map<NudgeIdentity, Set<NudgeItem>> found =
        finishedAbout(nudges.stream().map(PlannedNudge::identity).toList());
    return nudges.stream()
        .filter(each -> found.getOrDefault(each.identity(), Set.of()).containsAll(each.items()))
        .collect(Collectors.toSet());
  }

  private static boolean isFinished(Entry entry) {
    return "SENT".equals(entry.status()) || "SKIPPED".equals(entry.status());
  }

  @Override
  public synchronized Optional<Lease> lease(PlannedNudge nudge, LeaseRequest claim) {
    NudgeIdentity identity = nudge.identity();
    Entry entry =
        entries.getOrDefault(identity, new Entry("PLANNED", Set.of(), null, 1, Instant.EPOCH));
    if (!canBeTaken(entry, nudge, claim)) {
      return Optional.empty();
    }
    Set<NudgeItem> items = new HashSet<>(entry.items());
    items.addAll(nudge.items());
    int round = isFinished(entry) ? entry.round() + 1 : entry.round();
    entries.put(identity, new Entry(null, items, claim, round, claim.pass()));
    return Optional.of(new Lease(identity.toString(), round, identity.chainId(), claim.worker()));
  }

  private static boolean canBeTaken(Entry entry, PlannedNudge nudge, LeaseRequest claim) {
    LeaseRequest held = entry.claim();
    return switch (entry.status()) {
      case null -> held == null || Leases.isVoid(held.worker(), held.at(), claim);
      case "PLANNED", "FAILED" -> true;
      default -> !entry.items().containsAll(nudge.items());
    };
  }

  @Override
  public synchronized void finished(Lease lease, NudgeReport report) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("H2 would close its file");
    }
    entries.replaceAll(
        (nudge, entry) ->
            nudge.toString().equals(lease.nudge())
                    && entry.claim() != null
                    && entry.claim().worker().equals(lease.worker())
                    && entry.round() == lease.round()
                ? new Entry(report.status(), entry.items(), null, entry.round(), entry.sentAt())
                : entry);
  }

  @Override
  public synchronized Map<MailboxId, Integer> sentTo(
      Collection<MailboxId> people, Instant from, Instant until) {
    Map<MailboxId, Integer> sent = new HashMap<>();
    entries.forEach(
        (nudge, entry) -> {
          boolean went = "SENT".equals(entry.status()) && nudge.kind() != NudgeKind.WEEKLY_SUMMARY;
          boolean inSpan = !nudge.plannedFor().isBefore(from) && nudge.plannedFor().isBefore(until);
          if (went && inSpan && people.contains(nudge.recipient())) {
            sent.merge(nudge.recipient(), 1, Integer::sum);
          }
        });
    return sent;
  }

  @Override
  public synchronized Map<MailboxId, Set<NudgeItem>> toldOf(
      Collection<MailboxId> people, Set<NudgeKind> kinds, Instant sentSince) {
    asked.add("toldOf");
    Map<MailboxId, Set<NudgeItem>> told = new HashMap<>();
    entries.forEach(
        (nudge, entry) -> {
          if (kinds.contains(nudge.kind())
              && people.contains(nudge.recipient())
              && "SENT".equals(entry.status())
              && !entry.sentAt().isBefore(sentSince)) {
            told.computeIfAbsent(nudge.recipient(), _ -> new HashSet<>()).addAll(entry.items());
          }
        });
    return told;
  }

  @Override
  public synchronized Map<NudgeItem, Map<MailboxId, Instant>> told(Collection<NudgeItem> items) {
    asked.add("told");
    Map<NudgeItem, Map<MailboxId, Instant>> told = new HashMap<>();
    entries.forEach(
        (nudge, entry) ->
            entry.items().stream()
                .filter(item -> "SENT".equals(entry.status()) && items.contains(item))
                .forEach(
                    item ->
                        told.computeIfAbsent(item, _ -> new HashMap<>())
                            .merge(
                                nudge.recipient(),
                                nudge.plannedFor(),
                                (a, b) -> a.isAfter(b) ? a : b)));
    return told;
  }

  @Override
  public synchronized Map<MailboxId, Set<NudgeItem>> seenBy(
      Collection<MailboxId> people, Instant since, Instant now) {
    asked.add("seenBy");
    Map<MailboxId, Set<NudgeItem>> told = new HashMap<>();
    entries.forEach(
        (identity, entry) -> {
          if (identity.kind() == NudgeKind.REPLY_DUE
              && people.contains(identity.recipient())
              && !identity.plannedFor().isBefore(since)
              && "SENT".equals(entry.status())) {
            told.computeIfAbsent(identity.recipient(), _ -> new HashSet<>()).addAll(entry.items());
          }
        });
    told.values().forEach(items -> items.retainAll(seen));
    return told;
  }

  @Override
  public synchronized Map<MailboxId, Instant> lastSent(NudgeKind kind, Instant since) {
    Map<MailboxId, Instant> last = new HashMap<>();
    entries.forEach(
        (nudge, entry) -> {
          boolean told = "SENT".equals(entry.status()) && nudge.kind() == kind;
          if (told && !nudge.plannedFor().isBefore(since)) {
            last.merge(nudge.recipient(), nudge.plannedFor(), (a, b) -> a.isAfter(b) ? a : b);
          }
        });
    return last;
  }
}
