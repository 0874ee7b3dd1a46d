package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.sync.HabitStore;

/**
 * Worklists over what the latest pass stored.
 *
 * @param register agreements and marks
 * @param previews subject and sender, read when they are shown
 * @param counts of habits
 */
public record StoredWorklists(
    MailboxSnapshots snapshots,
    Register register,
    AuditTrail auditTrail,
    MessagePreviews previews,
    HabitStore counts)
    implements Worklists {
  /** Of each the subject is read; a busy shared mailbox has hundreds in two weeks. */
  static final int MOST_UNREGISTERED = 20;

  private static final Comparator<WorkItem> MOST_URGENT_FIRST =
      Comparator.comparing(WorkItem::done)
          .thenComparing(
              item -> item instanceof WorkItem.MailItem mail && mail.snoozedUntil().isPresent())
          .thenComparing(item -> !(item instanceof WorkItem.MailItem mail && mail.warns()))
          .thenComparing(
              StoredWorklists::standing, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(StoredWorklists::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(WorkItem::item);

  private static WorkItem.@Nullable MailProgress standing(WorkItem item) {
    return item instanceof WorkItem.MailItem mail ? mail.standing() : null;
  }

  private static @Nullable Instant dueAt(WorkItem item) {
    return item instanceof WorkItem.MailItem mail ? mail.dueAt() : null;
  }

  @Override
  public Worklist reminder(MailboxId person, NudgeKind kind, List<NudgeItem> items, Instant now) {
    MailboxSnapshot snapshot = snapshots.at(person, mailboxes(items), now);
    RecentActions recent = new RecentActions(snapshot, auditTrail, mailboxes(items));
    if (!kind.isAboutMail()) {
      NoticeItems notices = new NoticeItems(snapshot, recent, register);
      return worklist(
          snapshot,
          Optional.of(kind),
          items.stream()
              .filter(item -> kind == NudgeKind.COVER || snapshot.mayBeTold(kind, item))
              .map(item -> notices.of(item, kind))
              .toList(),
          List.of());
    }
    List<NudgeItem> own = items.stream().filter(snapshot::mayRead).toList();
    List<NudgeItem> others =
        items.stream()
            .filter(item -> !own.contains(item) && snapshot.mayBeTold(kind, item))
            .toList();
    return kind == NudgeKind.PUBLIC_RECORDS
        ? requests(snapshot, recent, own, others)
        : worklist(
            snapshot,
            Optional.of(kind),
            mail(snapshot, recent, own),
            others.stream()
                .flatMap(item -> snapshot.mail(item).filter(Casework::isOpen).stream())
                .toList());
  }

  /** Of others' the reader is told whose they are, and by when: nobody else may see to it. */
  private Worklist requests(
      MailboxSnapshot snapshot, RecentActions recent, List<NudgeItem> own, List<NudgeItem> others) {
    List<WorkItem> shown = new ArrayList<>(mail(snapshot, recent, own));
    shown.addAll(
        new MailItems(snapshot, recent, register)
            .told(others.stream().filter(snapshot::isRequest).toList()));
    return worklist(snapshot, Optional.of(NudgeKind.PUBLIC_RECORDS), shown, List.of());
  }

  private List<WorkItem> mail(
      MailboxSnapshot snapshot, RecentActions recent, List<NudgeItem> items) {
    return new MailItems(snapshot, recent, register).of(items, previews);
  }

  @Override
  public String language(MailboxId person) {
    return snapshots.language(person);
  }

  @Override
  public Worklist about(MailboxId person, List<NudgeItem> items, Instant now) {
    MailboxSnapshot snapshot = snapshots.at(person, mailboxes(items), now);
    RecentActions recent = new RecentActions(snapshot, auditTrail, mailboxes(items));
    List<NudgeItem> agreements = items.stream().filter(StoredWorklists::isAgreement).toList();
    List<NudgeItem> arranged =
        items.stream().distinct().filter(item -> arranges(snapshot, item)).toList();
    List<NudgeItem> own =
        items.stream()
            .distinct()
            .filter(item -> !agreements.contains(item) && !arranged.contains(item))
            .filter(snapshot::mayRead)
            .toList();
    List<WorkItem> found = new ArrayList<>();
    List<NudgeItem> mail = new ArrayList<>();
    NoticeItems notices = new NoticeItems(snapshot, recent, register);
    agreements.stream().distinct().forEach(item -> found.add(notices.agreement(item)));
    arranged.forEach(item -> found.add(notices.of(item, NudgeKind.ABSENCE)));
    for (NudgeItem item : own) {
      snapshot
          .finding(item)
          .filter(finding -> snapshot.mail(item).isEmpty())
          .ifPresentOrElse(
              finding -> {
                if (snapshot.mayBeTold(finding)) {
                  found.add(notices.of(finding));
                }
              },
              () -> mail.add(item));
    }
    found.addAll(mail(snapshot, recent, mail));
    return worklist(snapshot, Optional.empty(), found, List.of());
  }

  /** Whether it is an absence of somebody else that the person was told of as their manager. */
  private static boolean arranges(MailboxSnapshot snapshot, NudgeItem item) {
    return item.name().equals(AbsenceIssue.NO_ROUTINE)
        && (snapshot.mayArrange(item.mailbox())
            || snapshot.people().managersOf(item.mailbox()).contains(snapshot.person()));
  }

  @Override
  public Worklist open(MailboxId person, Instant now) {
    Set<MailboxId> mailboxes = snapshots.answerable(person);
    MailboxSnapshot snapshot = snapshots.at(person, mailboxes, now);
    RecentActions recent = new RecentActions(snapshot, auditTrail, mailboxes);
    NoticeItems notices = new NoticeItems(snapshot, recent, register);
    List<WorkItem> found = new ArrayList<>();
    between(snapshot).stream()
        .filter(each -> each.by().equals(person) && each.isOpen())
        .forEach(each -> found.add(notices.agreement(each)));
    snapshot.notices().stream()
        .filter(finding -> !finding.issue().isForManager())
        .forEach(finding -> found.add(notices.of(finding)));
    found.addAll(arranged(person, now));
    List<JudgedMail> unregistered = snapshot.unregistered();
    found.addAll(
        mail(
            snapshot,
            recent,
            Stream.concat(
                    snapshot.openMail().stream(), unregistered.stream().limit(MOST_UNREGISTERED))
                .map(NudgeItem::of)
                .toList()));
    return worklist(snapshot, Optional.empty(), found, List.of())
        .leavingOut(Math.max(0, unregistered.size() - MOST_UNREGISTERED));
  }

  /** Absences to come in whose place the person is to see to it that somebody covers. */
  private List<WorkItem> arranged(MailboxId person, Instant now) {
    Set<MailboxId> mailboxes = snapshots.awaySoonUnder(person, now);
    if (mailboxes.isEmpty()) {
      return List.of();
    }
    MailboxSnapshot snapshot = snapshots.absences(person, mailboxes, now);
    NoticeItems notices =
        new NoticeItems(snapshot, new RecentActions(snapshot, auditTrail, mailboxes), register);
    return snapshot.notices().stream()
        .filter(finding -> finding.issue().isForManager() && !finding.mailbox().equals(person))
        .filter(finding -> snapshot.people().managersOf(finding.mailbox()).contains(person))
        .map(finding -> (WorkItem) notices.of(finding))
        .toList();
  }

  @Override
  public Worklist agreements(MailboxId person, Instant now) {
    MailboxSnapshot snapshot = snapshots.at(person, List.of(), now);
    RecentActions recent = new RecentActions(snapshot, auditTrail, List.of());
    NoticeItems notices = new NoticeItems(snapshot, recent, register);
    List<WorkItem> found =
        between(snapshot).stream().<WorkItem>map(each -> notices.agreement(each)).toList();
    return worklist(snapshot, Optional.of(NudgeKind.COVER), found, List.of());
  }

  private static boolean isAgreement(NudgeItem item) {
    return UserAction.CoverAnswer.agreement(item.name()).isPresent();
  }

  /** The agreements that the person has a part in, apart from those they declined. */
  private List<CoverAgreement> between(MailboxSnapshot snapshot) {
    LocalDate today = snapshot.policy().calendar().dateOf(snapshot.now());
    return register.agreements(today, snapshot.person()).stream()
        .filter(each -> each.mailbox().equals(snapshot.person()) || !each.isDeclined())
        .toList();
  }

  @Override
  public Worklist recent(MailboxId person, Instant now) {
    List<NudgeItem> items =
        auditTrail.latest(snapshots.answerable(person), now.minus(AuditEntry.UNDO)).stream()
            .filter(entry -> entry.person().equals(person))
            .filter(entry -> entry.canBeUndone(now))
            .map(AuditEntry::action)
            .filter(StoredWorklists::isOnAnItem)
            .map(NudgeItem::of)
            .toList();
    return about(person, items, now);
  }

  private static boolean isOnAnItem(UserAction.ItemAction action) {
    return switch (action) {
      case UserAction.MailAction _, UserAction.RegistrationMark _, UserAction.Snooze _ -> true;
      case UserAction.CoverRequest _, UserAction.AgreementAction _ -> false;
    };
  }

  private static Set<MailboxId> mailboxes(Collection<NudgeItem> items) {
    Set<MailboxId> mailboxes = new LinkedHashSet<>();
    items.forEach(item -> mailboxes.add(item.mailbox()));
    return mailboxes;
  }

  private static Worklist worklist(
      MailboxSnapshot snapshot,
      Optional<NudgeKind> kind,
      List<WorkItem> items,
      List<JudgedMail> others) {
    boolean english = snapshot.language().toLowerCase(Locale.ROOT).startsWith("en");
    List<WorkItem> ordered = items.stream().sorted(MOST_URGENT_FIRST).toList();
    return new Worklist(
        snapshot.person(),
        english ? "en" : "sv",
        snapshot.now(),
        kind,
        ordered,
        others.size(),
        (int) others.stream().filter(JudgedMail::claimsColleague).count());
  }

  @Override
  public PersonalFigures standing(MailboxId person, Instant now) {
    return PersonalFigures.of(snapshots.at(person, snapshots.answerable(person), now));
  }

  @Override
  public Optional<OwnHabits> habits(MailboxId person, Instant now) {
    return snapshots
        .policy()
        .habitTerms()
        .map(
            terms ->
                new OwnHabits(
                    counts.counted(person, terms.month(now)),
                    counts.counted(person, terms.month(now).minusMonths(1)),
                    terms.counted()));
  }

  @Override
  public Optional<MailReason> why(MailboxId person, MailKey mail, Instant now) {
    MailboxSnapshot snapshot = snapshots.at(person, List.of(mail.mailbox()), now);
    NudgeItem item = new NudgeItem(mail.mailbox(), mail.id().value());
    Policy policy = snapshot.policy();
    return snapshot
        .mail(item)
        .filter(judged -> snapshot.mayRead(item) && Casework.isOpen(judged))
        .flatMap(judged -> MailReason.of(judged, policy.calendar(), ReplyTerms.of(policy)));
  }

  @Override
  public List<CoverView> covers(MailboxId person, Instant now) {
    MailboxSnapshot snapshot = snapshots.at(person, List.of(), now);
    return between(snapshot).stream().map(each -> cover(each, person, snapshot.people())).toList();
  }

  private static CoverView cover(
      CoverAgreement agreement, MailboxId person, Responsibilities people) {
    boolean mine = agreement.mailbox().equals(person);
    return new CoverView(
        agreement, mine, people.nameOf(mine ? agreement.by() : agreement.mailbox()));
  }

  @Override
  public Result act(MailboxId person, UserAction action, Instant now) {
    return new ActionHandler(snapshots, register, auditTrail).act(person, action, now);
  }
}
