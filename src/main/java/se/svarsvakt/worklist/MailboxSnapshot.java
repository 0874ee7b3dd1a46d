package se.svarsvakt.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.DelegateLookup;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.OwnerFacts;

/**
 * How some mailboxes stand at a moment, and what the person who looks may see and do of it. What is
 * judged is what the latest pass stored; Graph is not asked.
 */
final class MailboxSnapshot {
  private final WorklistSources parts;
  private final MailboxId person;
  private final Instant now;
  private final Responsibilities people;
  private final String language;
  private final Map<NudgeItem, JudgedMail> mail = new HashMap<>();
  private final Set<MailKey> excused = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private MailboxSnapshot(
      WorklistSources parts, MailboxId person, Collection<MailboxId> mailboxes, Instant now) {
    this.parts = parts;
    this.person = person;
    this.now = now;
    DirectorySnapshot directory = parts.directory().read();
    Set<MailboxId> all = new LinkedHashSet<>(mailboxes);
    all.add(person);
    Map<MailboxId, OwnerFacts> owners = parts.owners().ownersWithoutTraces(all, now);
    this.people = people(directory, owners, all);
    this.language = languageOf(owners.get(person));
    review(directory, mailboxes);
  }

  static MailboxSnapshot at(
      WorklistSources parts, MailboxId person, Collection<MailboxId> mailboxes, Instant now) {
    return new MailboxSnapshot(parts, person, mailboxes, now);
  }

  private Responsibilities people(
      DirectorySnapshot directory, Map<MailboxId, OwnerFacts> owners, Set<MailboxId> mailboxes) {
    Set<MailboxId> shared = new HashSet<>();
    owners.forEach(
        (mailbox, owner) -> {
          if (owner.isShared()) {
            shared.add(mailbox);
          }
        });
    return new Responsibilities(
        directory, shared, parts.stewards().of(mailboxes), parts.casework().covers(directory, now));
  }

  static String languageOf(@Nullable OwnerFacts owner) {
    MailboxSettings known = owner == null ? null : owner.settings().known();
    return known == null ? "" : known.language();
  }

  private void review(DirectorySnapshot directory, Collection<MailboxId> mailboxes) {
    List<Account> accounts =
        mailboxes.stream().distinct().flatMap(id -> directory.account(id).stream()).toList();
    Casework.ReviewRequest scene =
        new Casework.ReviewRequest(
            directory,
            accounts,
            people.stewards(),
            now,
            Casework.Breadth.EXPECTING,
            DelegateLookup.NOBODY);
    parts
        .casework()
        .review(
            scene,
            reviewed -> {
              reviewed.mail().forEach(judged -> mail.put(NudgeItem.of(judged), judged));
              excused.addAll(reviewed.excused());
              reviewed.findings().stream()
                  .filter(finding -> finding.excepted() == null)
                  .forEach(findings::add);
            });
  }

  WorklistSources parts() {
    return parts;
  }

  MailboxId person() {
    return person;
  }

  Instant now() {
    return now;
  }

  Responsibilities people() {
    return people;
  }

  /** A BCP 47 tag; empty where it is not known. */
  String language() {
    return language;
  }

  Optional<JudgedMail> mail(NudgeItem item) {
    return Optional.ofNullable(mail.get(item));
  }

  Collection<JudgedMail> allMail() {
    return mail.values();
  }

  /** Open mail that no exception covers. */
  List<JudgedMail> openMail() {
    return mail.values().stream()
        .filter(Casework::isOpen)
        .filter(judged -> !excused.contains(judged.mail().key()))
        .toList();
  }

  /** The finding behind an item; empty where it does not hold any more. */
  Optional<Finding> finding(NudgeItem item) {
    return findings.stream()
        .filter(finding -> NudgeKind.about(finding).isPresent())
        .filter(finding -> NudgeItem.of(finding).equals(item))
        .findFirst();
  }

  /** What a nudge tells of that is not mail; of several findings about one item the first. */
  Collection<Finding> notices() {
    Map<NudgeItem, Finding> notices = new LinkedHashMap<>();
    findings.stream()
        .filter(finding -> NudgeKind.about(finding).isPresent())
        .forEach(finding -> notices.putIfAbsent(NudgeItem.of(finding), finding));
    return notices.values();
  }

  /** Whether the person may see what lies behind an item. */
  boolean mayRead(NudgeItem item) {
    JudgedMail judged = mail.get(item);
    return judged == null ? people.mayRead(person, item.mailbox()) : people.mayRead(person, judged);
  }

  /**
   * Whether the person may act on a mailbox's items: it is their own, or a shared one that they
   * look after. Whoever covers for somebody may look, and answers by mail.
   */
  boolean mayAct(MailboxId mailbox) {
    return people.isShared(mailbox)
        ? people.stewards().getOrDefault(mailbox, Set.of()).contains(person)
        : mailbox.equals(person);
  }
}
