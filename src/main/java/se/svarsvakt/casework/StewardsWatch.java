package se.svarsvakt.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.absence.StewardAbsence;
import se.svarsvakt.rule.absence.StewardGaps;
import se.svarsvakt.rule.absence.StewardsRule;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.OwnerFacts;

/** Watches over shared mailboxes whose every steward is about to be away, or is. */
final class StewardsWatch implements Watch {
  private final CaseRecords records;
  private final Policy policy;
  private final DirectorySnapshot directory;
  private final Map<MailboxId, Set<MailboxId>> stewards;

  /** What was found in a group; it is looked at more than once. */
  private final Map<List<Account>, List<Finding>> found = new HashMap<>();

  StewardsWatch(CaseRecords records, Policy policy, Casework.ReviewRequest scene) {
    this.records = records;
    this.policy = policy;
    this.directory = scene.directory();
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
    List<MailboxId> shared =
        group.accounts().stream().map(Account::id).filter(stewards::containsKey).toList();
    if (shared.isEmpty()) {
      return List.of();
    }
    Set<MailboxId> people = new HashSet<>();
    shared.forEach(mailbox -> people.addAll(of(mailbox)));
    Map<MailboxId, OwnerFacts> known = records.owners().ownersWithoutTraces(people, group.now());
    people.addAll(shared);
    List<CoverAgreement> covers =
        records.register().agreements(people).stream()
            .filter(cover -> directory.isEnabled(cover.by()))
            .toList();
    StewardsRule rule = new StewardsRule(policy.absence().stewardsToldWorkingDaysBefore());
    return shared.stream()
        .flatMap(mailbox -> rule.judge(mailbox, gaps(mailbox, known, covers), group.now()).stream())
        .toList();
  }

  private Set<MailboxId> of(MailboxId mailbox) {
    return stewards.getOrDefault(mailbox, Set.of());
  }

  private StewardGaps gaps(
      MailboxId mailbox, Map<MailboxId, OwnerFacts> known, List<CoverAgreement> covers) {
    List<StewardAbsence> absences = new ArrayList<>();
    for (MailboxId steward : of(mailbox)) {
      OwnerFacts owner = known.get(steward);
      absences.add(
          owner == null
              ? StewardAbsence.unknown(steward, policy.calendar())
              : StewardAbsence.of(
                  steward,
                  owner.calendar().isKnown(),
                  owner.calendar().outOfOffice(),
                  owner.settings().hours(),
                  policy.calendar()));
    }
    return new StewardGaps(
        absences,
        covers.stream()
            .filter(each -> each.mailbox().equals(mailbox) || of(mailbox).contains(each.mailbox()))
            .toList(),
        policy.calendar());
  }
}
