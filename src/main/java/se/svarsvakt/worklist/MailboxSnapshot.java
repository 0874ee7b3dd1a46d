package se.svarsvakt.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.PromisedDays;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;

/** How some mailboxes stand at a moment, and what the person who looks may see and do of it. */
final class MailboxSnapshot {
  private final MailboxId person;
  private final Instant now;
  private final Responsibilities people;
  private final String language;
  private final Policy policy;
  private final Predicate<MailboxId> away;
  private final Map<NudgeItem, JudgedMail> mail = new HashMap<>();
  private final Set<MailKey> excused = new HashSet<>();
  private final List<Finding> excepted = new ArrayList<>();
  private final Set<MailboxId> unopened = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Of nothing yet.
   *
   * @param away whether somebody is away at that moment, or may be
   */
  MailboxSnapshot(
      MailboxId person,
      Instant now,
      Responsibilities people,
      String language,
      Policy policy,
      Predicate<MailboxId> away) {
    this.away = away;
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
    unopened.addAll(reviewed.unopened());
    for (Finding finding : reviewed.findings()) {
      if (finding.excepted() == null) {
        findings.add(finding);
      } else {
        excepted.add(finding);
      }
    }
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

  /** Whether the directory that people's looks use has the person as disabled. */
  boolean isOutsider() {
    return people.directory().account(person).filter(account -> !account.enabled()).isPresent();
  }

  /** A BCP 47 tag; empty where it is not known. */
  String language() {
    return language;
  }

  Optional<JudgedMail> mail(NudgeItem item) {
    return Optional.ofNullable(mail.get(item));
  }

  /** Whether a mail asks for public records, and nobody has said that it does not. */
  boolean isRequest(NudgeItem item) {
    return mail(item).filter(judged -> judged.promise() == Promise.PUBLIC_RECORDS).isPresent();
  }

  /**
   * Whether a mail can be passed on to the administration mailbox: there is one in the directory,
   * it lies elsewhere, and nobody has passed it on. Who left a message by telephone is called back.
   */
  boolean mayPassOn(NudgeItem item) {
    List<MailboxId> administration =
        policy.functions().administration().stream()
            .flatMap(address -> people.directory().owner(address).stream())
            .map(Account::id)
            .toList();
    return !administration.isEmpty()
        && !administration.contains(item.mailbox())
        && mail(item)
            .filter(judged -> judged.promise() != Promise.CALL_BACK)
            .filter(judged -> !(judged.state() instanceof ReplyState.ForwardedUntold))
            .isPresent();
  }

  /** The days that an answer may be promised for now; maybe over. */
  Optional<PromisedDays> promisedDays(NudgeItem item) {
    return mail(item).map(judged -> PromisedDays.of(policy, judged, now));
  }

  Collection<JudgedMail> allMail() {
    return mail.values();
  }

  /** Answered mail of which nobody has said whether it is registered, the last answered first. */
  List<JudgedMail> unregistered() {
    return mail.values().stream()
        .filter(JudgedMail::awaitsRegistration)
        .sorted(
            Comparator.comparing(MailboxSnapshot::answeredAt)
                .reversed()
                .thenComparing(NudgeItem::of))
        .toList();
  }

  private static Instant answeredAt(JudgedMail judged) {
    return judged.state() instanceof ReplyState.Answered(var settlement)
        ? settlement.at()
        : judged.mail().receivedAt();
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
    return findings(item).findFirst();
  }

  /** All findings behind an item: of a signature one for each thing that is wrong with it. */
  Stream<Finding> findings(NudgeItem item) {
    return findings.stream()
        .filter(finding -> NudgeKind.about(finding, policy()).isPresent())
        .filter(finding -> NudgeItem.of(finding).equals(item));
  }

  /** All findings about a mailbox that people are told of. */
  Stream<Finding> findings(MailboxId mailbox) {
    return findings.stream().filter(finding -> finding.mailbox().equals(mailbox));
  }

  /** Whether the finding behind an item holds, and is not counted by an exception. */
  boolean isExcepted(NudgeItem item, NudgeKind kind) {
    return excepted.stream().anyMatch(finding -> isBehind(finding, item, kind));
  }

  /**
   * The finding behind what a nudge of that kind told of; empty where it does not hold any more.
   */
  Optional<Finding> finding(NudgeItem item, NudgeKind kind) {
    return findings.stream().filter(finding -> isBehind(finding, item, kind)).findFirst();
  }

  /** An inbox that nobody opens is the same matter, however much is known of who could. */
  private static boolean isBehind(Finding finding, NudgeItem item, NudgeKind kind) {
    return kind.isAbout(finding)
        && (kind == NudgeKind.UNATTENDED
            ? finding.mailbox().equals(item.mailbox())
            : NudgeItem.of(finding).equals(item));
  }

  /** Whether mail lies unopened for too long in a mailbox, whoever could open it. */
  boolean isUnopened(MailboxId mailbox) {
    return unopened.contains(mailbox);
  }

  /** Whether the person is one of the two whom an agreement is between. */
  boolean isBetween(CoverAgreement agreement) {
    return agreement.mailbox().equals(person) || agreement.by().equals(person);
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
   * Whether the person may know how an item stands that a nudge of that kind told of. It is asked
   * at each look: who told of it once may look after the mailbox no more.
   */
  boolean mayBeTold(NudgeKind kind, NudgeItem item) {
    JudgedMail judged = mail.get(item);
    boolean passedOn =
        judged != null
            && judged.state() instanceof ReplyState.ForwardedUntold untold
            && people.mayBeTold(person, kind, untold.by());
    return passedOn || people.mayBeTold(person, kind, item.mailbox());
  }

  /** Whether the person may know of a finding. */
  boolean mayBeTold(Finding finding) {
    return NudgeKind.about(finding)
        .filter(kind -> people.mayBeTold(person, kind, finding.mailbox()))
        .isPresent();
  }

  /** Whether the person may say, in the absent one's place, who looks after a mailbox. */
  boolean mayArrange(Finding finding) {
    return switch (finding.issue()) {
      case AbsenceIssue.NoRoutine _, AbsenceIssue.NoCover _ -> mayArrange(finding.mailbox());
      case AbsenceIssue _, AttentionIssue _, ReplyIssue _, SignatureIssue _ -> false;
    };
  }

  /** As above, of whatever absence. */
  boolean mayArrange(MailboxId mailbox) {
    return people.mayArrange(person, mailbox, away) && !isOutsider();
  }

  /** Whether the person may do that, as far as it hangs on whose mailbox it is. */
  boolean mayAct(UserAction.ItemAction action) {
    boolean arranges =
        action instanceof UserAction.CoverRequest request
            && !request.item().equals(UserAction.CoverRequest.PLAIN)
            && mayArrange(request.mailbox());
    boolean registers =
        action instanceof UserAction.RegistrationMark mark && mayRegister(NudgeItem.of(mark));
    return mayAct(action.mailbox()) || arranges || registers;
  }

  /** Whether the person may say what a mail is to the register of documents. */
  boolean mayRegister(NudgeItem item) {
    boolean answered = mail(item).filter(judged -> people.mayRegister(person, judged)).isPresent();
    return mayAct(item.mailbox()) || (answered && !isOutsider());
  }

  /**
   * Whether the person may act on a mailbox's items: it is their own, or a shared one that they
   * look after. Whoever covers for somebody may look, and answers by mail.
   */
  boolean mayAct(MailboxId mailbox) {
    boolean theirs =
        people.isShared(mailbox)
            ? people.stewards().getOrDefault(mailbox, Set.of()).contains(person)
            : mailbox.equals(person);
    return theirs && !isOutsider();
  }
}
