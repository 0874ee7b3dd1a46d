package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/** Kept judgements in memory; nobody tells it of changes. */
final class MemoryJudgements implements Judgements {
  private final Map<MailboxId, KeptJudgement> all = new HashMap<>();

  @Override
  public Map<MailboxId, KeptJudgement> kept(Collection<MailboxId> mailboxes) {
    Map<MailboxId, KeptJudgement> found = new HashMap<>(all);
    found.keySet().retainAll(mailboxes);
    return found;
  }

  @Override
  public void judgeAnew(Collection<MailboxId> mailboxes) {
    all.keySet().removeAll(mailboxes);
  }

  @Override
  public Set<MailboxId> changing(Instant until) {
    return all.values().stream()
        .filter(each -> isOver(each.next(), until) || isOver(each.quietUntil(), until))
        .map(KeptJudgement::mailbox)
        .collect(Collectors.toSet());
  }

  private static boolean isOver(@Nullable Instant moment, Instant until) {
    return moment != null && !moment.isAfter(until);
  }

  @Override
  public Map<MailboxId, List<Long>> changes(Collection<MailboxId> mailboxes) {
    return Map.of();
  }

  @Override
  public long lastChange() {
    return 0;
  }

  @Override
  public Set<MailboxId> changedSince(long number, int most) {
    return Set.of();
  }

  @Override
  public void keep(
      Collection<KeptJudgement> judged,
      Map<MailboxId, Instant> replaced,
      Collection<Long> counted) {
    Set<MailboxId> lost = new HashSet<>(replaced.keySet());
    lost.removeIf(id -> all.containsKey(id) && all.get(id).judgedAt().equals(replaced.get(id)));
    all.keySet().removeAll(replaced.keySet());
    for (KeptJudgement each : judged) {
      if (!lost.contains(each.mailbox()) && all.put(each.mailbox(), each) != null) {
        all.remove(each.mailbox());
      }
    }
  }

  @Override
  public void forgetBefore(Instant now) {
    all.values().removeIf(each -> !each.next().isAfter(now));
  }
}
