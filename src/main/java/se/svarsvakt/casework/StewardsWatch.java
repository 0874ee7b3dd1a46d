package se.svarsvakt.casework;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.StewardGaps;
import se.svarsvakt.rule.absence.StewardsRule;
import se.svarsvakt.sync.Account;

/** Watches over shared mailboxes whose every steward is about to be away, or is. */
final class StewardsWatch implements Watch {
  private final StewardCalendars calendars;
  private final StewardsRule rule;
  private final Map<MailboxId, Set<MailboxId>> stewards;

  /** What was found in a group; it is looked at more than once. */
  private final Map<List<Account>, List<Finding>> found = new HashMap<>();

  StewardsWatch(CaseRecords records, Policy policy, Casework.ReviewRequest scene) {
    this.calendars = new StewardCalendars(records, scene.directory()::isEnabled, policy.calendar());
    this.rule = new StewardsRule(policy.absence().stewardsToldWorkingDaysBefore());
    this.stewards = scene.stewards();
  }

  @Override
  public List<Finding> findings(WatchedGroup group) {
    if (!found.containsKey(group.accounts())) {
      found.clear();
      found.put(group.accounts(), judged(group));
    }
    return found.getOrDefault(group.accounts(), List.of());
  }

  private List<Finding> judged(WatchedGroup group) {
    Map<MailboxId, Set<MailboxId>> shared = new HashMap<>();
    group.accounts().stream()
        .map(Account::id)
        .filter(stewards::containsKey)
        .forEach(id -> shared.put(id, stewards.getOrDefault(id, Set.of())));
    if (shared.isEmpty()) {
      return List.of();
    }
    Map<MailboxId, StewardGaps> gaps = calendars.gaps(shared, group.now());
    return gaps.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(each -> rule.judge(each.getKey(), each.getValue(), group.now()).stream())
        .toList();
  }

  /** Stewards' calendars are not the mailbox's. */
  @Override
  public Map<MailboxId, Instant> quietUntil(WatchedGroup group) {
    return Watch.each(
        group,
        account ->
            stewards.containsKey(account.id()) ? Optional.empty() : Optional.of(Instant.MAX));
  }
}
