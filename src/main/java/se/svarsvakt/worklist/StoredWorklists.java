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
import java.util.function.Predicate;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.CoverAgreement;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The desk over what the latest pass stored. Subjects and senders are read from the mailbox for
 * each look; names come from the directory.
 */
public final class StoredWorklists implements Worklists {
  private static final Comparator<Instant> EARLIEST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private final WorklistSources parts;
  private final ActionHandler acting;

  /** With what it rests on. */
  public StoredWorklists(WorklistSources parts) {
    this.parts = parts;
    this.acting = new ActionHandler(parts);
  }

  @Override
  public Worklist reminder(MailboxId person, NudgeKind kind, List<NudgeItem> items, Instant now) {
    MailboxSnapshot look = MailboxSnapshot.at(parts, person, mailboxes(items), now);
    RecentActions recent = new RecentActions(look, mailboxes(items));
    if (!kind.isAboutMail()) {
      NoticeItems notices = new NoticeItems(look, recent);
      return worklist(
          look, Optional.of(kind), items.stream().map(item -> notices.of(item, kind)).toList(), 0);
    }
    List<NudgeItem> own = items.stream().filter(look::mayRead).toList();
    int others =
        (int)
            items.stream()
                .filter(item -> !own.contains(item))
                .filter(item -> look.mail(item).filter(Casework::isOpen).isPresent())
                .count();
    return worklist(look, Optional.of(kind), new MailItems(look, recent).of(own), others);
  }

  @Override
  public String language(MailboxId person) {
    return MailboxSnapshot.languageOf(
        parts.owners().ownersWithoutTraces(List.of(person), Instant.EPOCH).get(person));
  }

  @Override
  public Worklist about(MailboxId person, List<NudgeItem> items, Instant now) {
    MailboxSnapshot look = MailboxSnapshot.at(parts, person, mailboxes(items), now);
    RecentActions recent = new RecentActions(look, mailboxes(items));
    List<NudgeItem> own = items.stream().distinct().filter(look::mayRead).toList();
    List<WorkItem> lines = new ArrayList<>();
    List<NudgeItem> mail = new ArrayList<>();
    NoticeItems notices = new NoticeItems(look, recent);
    for (NudgeItem item : own) {
      look.finding(item)
          .filter(finding -> look.mail(item).isEmpty())
          .ifPresentOrElse(finding -> lines.add(notices.of(finding)), () -> mail.add(item));
    }
    lines.addAll(new MailItems(look, recent).of(mail));
    return worklist(look, Optional.empty(), lines, 0);
  }

  @Override
  public Worklist open(MailboxId person, Instant now) {
    Set<MailboxId> mailboxes = answerable(person);
    MailboxSnapshot look = MailboxSnapshot.at(parts, person, mailboxes, now);
    RecentActions recent = new RecentActions(look, mailboxes);
    NoticeItems notices = new NoticeItems(look, recent);
    List<WorkItem> lines = new ArrayList<>();
    look.notices().forEach(finding -> lines.add(notices.of(finding)));
    lines.addAll(
        new MailItems(look, recent).of(look.openMail().stream().map(NudgeItem::of).toList()));
    return worklist(look, Optional.empty(), lines, 0);
  }

  @Override
  public Worklist recent(MailboxId person, Instant now) {
    List<NudgeItem> items =
        parts.auditTrail().latest(answerable(person), now.minus(AuditEntry.UNDO)).stream()
            .filter(auditEntry -> auditEntry.person().equals(person))
            .filter(auditEntry -> auditEntry.canBeUndone(now))
            .map(AuditEntry::act)
            .filter(
                act ->
                    !(act instanceof UserAction.CoverAgreed
                        || act instanceof UserAction.CoverEnded))
            .map(act -> new NudgeItem(act.mailbox(), act.item()))
            .toList();
    return about(person, items, now);
  }

  private Set<MailboxId> answerable(MailboxId person) {
    Set<MailboxId> mailboxes = new LinkedHashSet<>();
    mailboxes.add(person);
    mailboxes.addAll(parts.stewards().lookedAfterBy(person));
    return mailboxes;
  }

  private static Set<MailboxId> mailboxes(Collection<NudgeItem> items) {
    Set<MailboxId> mailboxes = new LinkedHashSet<>();
    items.forEach(item -> mailboxes.add(item.mailbox()));
    return mailboxes;
  }

  private static Worklist worklist(
      MailboxSnapshot look, Optional<NudgeKind> kind, List<WorkItem> lines, int others) {
    boolean english = look.language().toLowerCase(Locale.ROOT).startsWith("en");
    List<WorkItem> ordered = new ArrayList<>(lines);
    ordered.sort(
        Comparator.comparing(WorkItem::done)
            .thenComparing(
                line -> line instanceof WorkItem.MailItem mail && mail.snoozedUntil().isPresent())
            .thenComparing(
                line -> line instanceof WorkItem.MailItem mail ? mail.standing() : null,
                Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(
                line -> line instanceof WorkItem.MailItem mail ? mail.dueAt() : null, EARLIEST)
            .thenComparing(WorkItem::item));
    return new Worklist(look.person(), english ? "en" : "sv", look.now(), kind, ordered, others);
  }

  @Override
  public PersonalFigures standing(MailboxId person, Instant now) {
    MailboxSnapshot look = MailboxSnapshot.at(parts, person, answerable(person), now);
    WorkingCalendar calendar = parts.policy().calendar();
    LocalDate today = calendar.dateOf(now);
    List<JudgedMail> open = look.openMail();
    List<Settlement> settled =
        look.allMail().stream()
            .filter(judged -> judged.mail().mailbox().equals(person))
            .flatMap(judged -> Optional.ofNullable(judged.state()).stream())
            .flatMap(state -> state.settled().stream())
            .toList();
    return new PersonalFigures(
        open.size(),
        count(open, judged -> judged.state() instanceof ReplyState.Overdue),
        count(
            open,
            judged ->
                !(judged.state() instanceof ReplyState.Overdue)
                    && judged.due() != null
                    && calendar.dateOf(judged.due().at()).equals(today)),
        settled.size(),
        (int) settled.stream().filter(Settlement::onTime).count());
  }

  private static int count(List<JudgedMail> mail, Predicate<JudgedMail> wanted) {
    return (int) mail.stream().filter(wanted).count();
  }

  @Override
  public List<String> why(MailboxId person, MailKey mail, Instant now) {
    MailboxSnapshot look = MailboxSnapshot.at(parts, person, List.of(mail.mailbox()), now);
    NudgeItem item = new NudgeItem(mail.mailbox(), mail.id().value());
    return look.mayRead(item) ? look.mail(item).map(JudgedMail::why).orElse(List.of()) : List.of();
  }

  @Override
  public List<Cover> covers(MailboxId person, Instant now) {
    Responsibilities people = MailboxSnapshot.at(parts, person, List.of(), now).people();
    return parts.register().agreements(parts.policy().calendar().dateOf(now)).stream()
        .filter(each -> each.mailbox().equals(person) || each.by().equals(person))
        .map(each -> cover(each, person, people))
        .toList();
  }

  private static Cover cover(CoverAgreement agreement, MailboxId person, Responsibilities people) {
    boolean mine = agreement.mailbox().equals(person);
    return new Cover(agreement, mine, people.nameOf(mine ? agreement.by() : agreement.mailbox()));
  }

  @Override
  public Result act(MailboxId person, Request request, Instant now) {
    return acting.act(person, request, now);
  }

  @Override
  public Result undo(MailboxId person, long auditEntry, Instant now) {
    return acting.undo(person, auditEntry, now);
  }

  @Override
  public Optional<Refusal> endCover(MailboxId person, long agreement, Instant now) {
    return acting.endCover(person, agreement, now);
  }
}
