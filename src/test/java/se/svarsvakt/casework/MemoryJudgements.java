package se.svarsvakt.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;

/** KeptJudgement judgements in memory; nobody tells it of changes. */
final class MemoryJudgements implements Judgements {
  private final Map<MailboxId, KeptJudgement> all = new HashMap<>();

  @Override
  public Map<MailboxId, KeptJudgement> kept(Collection<MailboxId> mailboxes) {
    Map<MailboxId, KeptJudgement> found = new HashMap<>(all);
    found.keySet().retainAll(mailboxes);
    return found;
  }

  @Override
  public Map<MailboxId, List<Long>> changes(Collection<MailboxId> mailboxes) {
    return Map.of();
  }

  @Override
  public void keep(
      Collection<KeptJudgement> judged, Collection<MailboxId> outdated, Collection<Long> counted) {
    all.keySet().removeAll(outdated);
    judged.forEach(each -> all.put(each.mailbox(), each));
  }

  @Override
  public void forget() {
    all.clear();
  }
}
