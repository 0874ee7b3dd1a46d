package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.CoverAgreement;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.worklist.Worklists.Refusal;
import se.svarsvakt.worklist.Worklists.Request;
import se.svarsvakt.worklist.Worklists.Result;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Does what a person asks for, if it is theirs to do and there is still something to do. It runs
 * while nobody else acts on the same mailbox.
 */
final class ActionHandler {
  private static final int LONGEST_YEARS = 1;

  /** An absence may have begun when somebody is asked to cover; it is not explained years later. */
  private static final int LONGEST_BACK = 31;

  /** The item of an agreement that answers no finding. */
  static final String PLAIN_COVER = "cover";

  private final WorklistSources parts;
  private final WorkingCalendar calendar;

  ActionHandler(WorklistSources parts) {
    this.parts = parts;
    this.calendar = parts.policy().calendar();
  }

  Result act(MailboxId person, Request request, Instant now) {
    NudgeItem item = request.item();
    rememberDirectory();
    return parts
        .auditTrail()
        .exclusively(
            item.mailbox(),
            () -> {
              MailboxSnapshot look =
                  MailboxSnapshot.at(parts, person, List.of(item.mailbox()), now);
              return look.mayAct(item.mailbox())
                  ? done(look, item, request)
                  : new Result.Refused(Refusal.NOT_YOURS);
            });
  }

  /** It may take a while to read, and nobody shall wait for that with a mailbox held. */
  private void rememberDirectory() {
    var _ = parts.directory().read();
  }

  private Result done(MailboxSnapshot look, NudgeItem item, Request request) {
    return request instanceof Request.CoverBy cover
        ? covered(look, cover)
        : mailed(look, item, act(item, request, look.now()));
  }

  private UserAction act(NudgeItem item, Request request, Instant now) {
    MailKey mail = item.mail();
    return switch (request) {
      case Request.Answered _ -> new UserAction.Answered(mail);
      case Request.NoReply(NudgeItem _, UserAction.Reason reason) ->
          new UserAction.NotNeeded(mail, reason);
      case Request.Promise(NudgeItem _, LocalDate day) -> new UserAction.Promised(mail, day);
      case Request.Snooze _ ->
          new UserAction.Snoozed(
              item.mailbox(), item.name(), calendar.nextWorkingDay(calendar.dateOf(now)));
      case Request.CoverBy _ -> throw new IllegalArgumentException("an agreement is about no mail");
    };
  }

  private Result mailed(MailboxSnapshot look, NudgeItem item, UserAction act) {
    if (act instanceof UserAction.Promised(MailKey _, LocalDate day) && !isAhead(day, look.now())) {
      return new Result.Refused(Refusal.DAY);
    }
    boolean open = look.mail(item).filter(Casework::isOpen).isPresent();
    return open ? recorded(look, act) : closed(look, item, act);
  }

  /** The same again is done already; anything else comes too late. */
  private Result closed(MailboxSnapshot look, NudgeItem item, UserAction act) {
    Optional<AuditEntry> last = new RecentActions(look, List.of(item.mailbox())).latest(item);
    Optional<AuditEntry> own =
        last.filter(auditEntry -> auditEntry.person().equals(look.person()))
            .filter(auditEntry -> auditEntry.act().code().equals(act.code()));
    if (own.isPresent()) {
      return new Result.Done(own.get().act());
    }
    WorkItem.MailProgress standing =
        new MailItems(look, new RecentActions(look, List.of())).standing(item);
    return new Result.Refused(
        standing == WorkItem.MailProgress.GONE ? Refusal.GONE : Refusal.SETTLED);
  }

  private Result recorded(MailboxSnapshot look, UserAction act) {
    return new Result.Done(parts.auditTrail().record(look.person(), act, look.now()).act());
  }

  private boolean isAhead(LocalDate day, Instant now) {
    LocalDate today = calendar.dateOf(now);
    return !day.isBefore(today) && !day.isAfter(today.plusYears(LONGEST_YEARS));
  }

  private Result covered(MailboxSnapshot look, Request.CoverBy cover) {
    if (!cover.item().mailbox().equals(look.person())) {
      return new Result.Refused(Refusal.NOT_YOURS);
    }
    if (cover.to().isBefore(cover.from())
        || !isAhead(cover.to(), look.now())
        || cover.from().isBefore(calendar.dateOf(look.now()).minusDays(LONGEST_BACK))) {
      return new Result.Refused(Refusal.DAYS);
    }
    return colleague(look, cover.colleague())
        .map(
            by ->
                covered(
                    look,
                    new UserAction.CoverAgreed(
                        look.person(), cover.item().name(), by, cover.from(), cover.to())))
        .orElse(new Result.Refused(Refusal.COLLEAGUE));
  }

  private Result covered(MailboxSnapshot look, UserAction.CoverAgreed act) {
    NudgeItem item = new NudgeItem(act.mailbox(), act.item());
    boolean asked = act.item().equals(PLAIN_COVER) || look.finding(item).isPresent();
    Optional<AuditEntry> last = new RecentActions(look, List.of(act.mailbox())).latest(item);
    boolean again = last.filter(auditEntry -> auditEntry.act().equals(act)).isPresent();
    return asked || again ? recorded(look, act) : new Result.Refused(Refusal.SETTLED);
  }

  /** By id or address; whoever is no colleague of the organisation's is none. */
  private static Optional<MailboxId> colleague(MailboxSnapshot look, String written) {
    DirectorySnapshot directory = look.people().directory();
    String name = written.strip();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Account> found =
        name.indexOf('@') > 0
            ? directory.owner(new MailAddress(name))
            : directory.account(new MailboxId(name));
    return found
        .filter(NoticeItems::canCover)
        .map(Account::id)
        .filter(id -> !id.equals(look.person()) && !look.people().isShared(id));
  }

  Result undo(MailboxId person, long id, Instant now) {
    Optional<AuditEntry> found = parts.auditTrail().find(id);
    if (found.isEmpty() || !found.get().person().equals(person)) {
      return new Result.Refused(Refusal.NOT_YOURS);
    }
    return parts
        .auditTrail()
        .exclusively(found.get().act().mailbox(), () -> undone(person, id, now));
  }

  private Result undone(MailboxId person, long id, Instant now) {
    AuditEntry auditEntry = parts.auditTrail().find(id).orElseThrow();
    if (auditEntry.undone()) {
      return new Result.Undone(auditEntry.act());
    }
    MailboxSnapshot look =
        MailboxSnapshot.at(parts, person, List.of(auditEntry.act().mailbox()), now);
    NudgeItem item = new NudgeItem(auditEntry.act().mailbox(), auditEntry.act().item());
    boolean last = new RecentActions(look, List.of(item.mailbox())).isLast(auditEntry);
    if (!look.mayAct(item.mailbox())) {
      return new Result.Refused(Refusal.NOT_YOURS);
    }
    if (!last || !auditEntry.canBeUndone(now)) {
      return new Result.Refused(Refusal.TOO_LATE);
    }
    parts.auditTrail().undo(auditEntry, person, now);
    return new Result.Undone(auditEntry.act());
  }

  Optional<Refusal> endCover(MailboxId person, long agreement, Instant now) {
    return parts.auditTrail().exclusively(person, () -> ended(person, agreement, now));
  }

  private Optional<Refusal> ended(MailboxId person, long agreement, Instant now) {
    Optional<CoverAgreement> own =
        parts.register().agreements(List.of(person)).stream()
            .filter(each -> each.id() == agreement)
            .findFirst();
    own.ifPresent(
        ending -> parts.auditTrail().record(person, new UserAction.CoverEnded(ending), now));
    return own.isPresent() ? Optional.empty() : Optional.of(Refusal.NOT_YOURS);
  }
}
