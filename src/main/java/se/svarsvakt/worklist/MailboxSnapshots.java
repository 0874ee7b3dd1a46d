package se.svarsvakt.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.DelegateLookup;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.worktime.Period;

/**
 * Looks at mailboxes for a person. What is judged is what the latest pass stored; Graph is not
 * asked.
 *
 * @param stewards who looks after shared mailboxes
 * @param directory asked at every look, so it should be one that remembers
 */
public record MailboxSnapshots(
    Casework casework,
    StewardStore stewards,
    OwnerStore owners,
    Directory directory,
    Policy policy) {
  /** Further ahead than managers are told of absences, whatever the holidays. */
  private static final Duration SOON = Duration.ofDays(31);

  /** The directory may take a while to read; after this, the next looks do not wait for it. */
  void readDirectory() {
    var _ = directory.read();
  }

  /** The person's own mailbox, and the shared ones that they look after. */
  Set<MailboxId> answerable(MailboxId person) {
    Set<MailboxId> mailboxes = new LinkedHashSet<>();
    mailboxes.add(person);
    mailboxes.addAll(stewards.lookedAfterBy(person));
    return mailboxes;
  }

  /**
   * The mailboxes of those whose manager the person is and whose calendars show them away now or
   * soon, and the shared ones that one of these looks after or that have the person as manager.
   */
  Set<MailboxId> awaySoonUnder(MailboxId person, Instant now) {
    DirectorySnapshot accounts = directory.read();
    Set<MailboxId> led = new LinkedHashSet<>();
    accounts.accounts().stream()
        .filter(account -> person.equals(account.manager()))
        .forEach(account -> led.add(account.id()));
    if (led.isEmpty()) {
      return Set.of();
    }
    Period soon = new Period(now, now.plus(SOON));
    Set<MailboxId> found = new LinkedHashSet<>();
    owners
        .ownersWithoutTraces(led, now)
        .forEach(
            (each, owner) -> {
              if (owner.isShared()) { // its account is disabled as a rule
                found.add(each);
              } else if (accounts.isEnabled(each)
                  && owner.calendar().outOfOffice().stream()
                      .anyMatch(away -> away.intersection(soon).isPresent())) {
                found.add(each);
                found.addAll(stewards.lookedAfterBy(each));
              }
            });
    return found;
  }

  /** What a person is written to in: a BCP 47 tag. */
  String language(MailboxId person) {
    return language(owners.ownersWithoutTraces(List.of(person), Instant.EPOCH).get(person));
  }

  private String language(@Nullable OwnerFacts owner) {
    MailboxSettings known = owner == null ? null : owner.settings().known();
    return policy.writtenTo(known == null ? "" : known.language());
  }

  /** How these mailboxes stand at a moment; nothing of them for whose account is disabled. */
  MailboxSnapshot at(MailboxId person, Collection<MailboxId> mailboxes, Instant now) {
    return at(person, mailboxes, now, Casework.Breadth.EXPECTING);
  }

  /** As above, of what their calendars show alone; no mail is looked at. */
  MailboxSnapshot absences(MailboxId person, Collection<MailboxId> mailboxes, Instant now) {
    return at(person, mailboxes, now, Casework.Breadth.NONE);
  }

  private MailboxSnapshot at(
      MailboxId person, Collection<MailboxId> mailboxes, Instant now, Casework.Breadth breadth) {
    DirectorySnapshot accounts = directory.read();
    Set<MailboxId> all = new LinkedHashSet<>(mailboxes);
    all.add(person);
    List<MailAddress> registrators = policy.reply().publicRecords().told();
    registrators.stream()
        .flatMap(address -> accounts.owner(address).stream())
        .forEach(account -> all.add(account.id()));
    Map<MailboxId, OwnerFacts> known = owners.ownersWithoutTraces(all, now);
    Responsibilities people =
        people(accounts, known, stewards.of(all), casework.coversBy(person, accounts, now))
            .telling(registrators);
    MailboxSnapshot snapshot =
        new MailboxSnapshot(
            person, now, people, language(known.get(person)), policy, each -> isAway(each, now));
    Collection<MailboxId> seen = snapshot.isOutsider() ? List.of() : mailboxes;
    casework.review(request(people, seen, now, breadth), snapshot::add);
    return snapshot;
  }

  /** Of whom no calendar is known, whoever was told in their place was told for a reason. */
  private boolean isAway(MailboxId person, Instant now) {
    List<Period> away = casework.outOfOffice(List.of(person), now).get(person);
    return away == null || away.stream().anyMatch(each -> each.contains(now));
  }

  private static Responsibilities people(
      DirectorySnapshot accounts,
      Map<MailboxId, OwnerFacts> known,
      Map<MailboxId, Set<MailboxId>> lookedAfter,
      Map<MailboxId, MailboxId> covers) {
    Set<MailboxId> shared = new HashSet<>();
    known.forEach(
        (mailbox, owner) -> {
          if (owner.isShared()) {
            shared.add(mailbox);
          }
        });
    return new Responsibilities(accounts, shared, lookedAfter, covers);
  }

  private static Casework.ReviewRequest request(
      Responsibilities people,
      Collection<MailboxId> mailboxes,
      Instant now,
      Casework.Breadth breadth) {
    List<Account> accounts =
        mailboxes.stream()
            .distinct()
            .flatMap(id -> people.directory().account(id).stream())
            .toList();
    return new Casework.ReviewRequest(
        people.directory(), accounts, people.stewards(), now, breadth, DelegateLookup.NOBODY);
  }
}
