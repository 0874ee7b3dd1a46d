package se.svarsvakt.worklist;

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
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;

/** How some mailboxes stand at a moment, and what the person who looks may see and do of it. */
final class MailboxSnapshot {
  private final MailboxId person;
  private final Instant now;
  private final Responsibilities people;
  private final String language;
  private final Policy policy;
  private final Map<NudgeItem, JudgedMail> mail = new HashMap<>();
  private final Set<MailKey> excused = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  MailboxSnapshot(
      MailboxId person, Instant now, Responsibilities people, String language, Policy policy) {
    this.person = person;
    this.now = now;
    this.people = people;
    this.language = language;
    this.policy = policy;
  }

  /** Takes in what was found in some of the mailboxes. */
  void add(ReviewResult reviewed) {
    reviewed.mail().forEach(judged -> mail.put(NudgeItem.of(judged), judged));
    excused.addAll(reviewed.excused());
    reviewed.findings().stream()
        .filter(finding -> finding.excepted() == null)
        .forEach(findings::add);
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

  Policy policy() {
    return policy;
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
        .filter(finding -> NudgeKind.about(finding, policy()).isPresent())
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
