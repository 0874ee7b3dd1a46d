package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.worklist.Worklists.Refusal;
import se.svarsvakt.worklist.Worklists.Result;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Does what a person asks for, if it is theirs to do and there is still something to do. It runs
 * while nobody else acts on the same mailbox.
 */
record ActionHandler(MailboxSnapshots snapshots, Register register, AuditTrail auditTrail) {
  private static final int LONGEST_YEARS = 1;

  Result act(MailboxId person, UserAction action, Instant now) {
    return switch (action) {
      case UserAction.Undo(long entry) -> undo(person, entry, now);
      case UserAction.AgreementAction onAgreement -> onAgreement(person, onAgreement, now);
      case UserAction.MailAction onMail -> onItem(person, onMail, now);
      case UserAction.RegistrationMark mark -> onItem(person, mark, now);
      case UserAction.Snooze snooze -> onItem(person, snooze, now);
      case UserAction.CoverRequest request -> onItem(person, request, now);
    };
  }

  private Result onItem(MailboxId person, UserAction.ItemAction action, Instant now) {
    snapshots.readDirectory(); // nobody shall wait for that with a mailbox held
    return auditTrail.exclusively(
        action.mailbox(),
        () -> {
          MailboxSnapshot snapshot = snapshots.at(person, List.of(action.mailbox()), now);
          return snapshot.mayAct(action)
              ? done(snapshot, action)
              : new Result.Refused(Refusal.NOT_YOURS);
        });
  }

  private Result done(MailboxSnapshot snapshot, UserAction.ItemAction action) {
    return switch (action) {
      case UserAction.CoverRequest request ->
          new CoverRequests(snapshot, register, auditTrail).decide(request);
      case UserAction.ReplyPromise(var _, var day) when !isAhead(snapshot, day) ->
          new Result.Refused(Refusal.DAY);
      case UserAction.NoRequestMark mark when !snapshot.isRequest(NudgeItem.of(mark)) ->
          closed(snapshot, mark);
      case UserAction.PassOnMark mark ->
          naming(
              snapshot.policy().functions().administration(),
              snapshot.mayPassOn(NudgeItem.of(mark))
                  ? onOpenMail(snapshot, mark)
                  : closed(snapshot, mark));
      case UserAction.ReplyPromise promise when isTooLate(snapshot, promise) ->
          new Result.Refused(Refusal.PROMISE);
      case UserAction.RegistrationMark mark -> onAnsweredMail(snapshot, mark);
      case UserAction.MailAction onMail -> onOpenMail(snapshot, onMail);
      case UserAction.Snooze snooze ->
          onOpenMail(snapshot, untilTheNextWorkingDay(snapshot, snooze));
      case UserAction.AgreementAction _ ->
          throw new IllegalArgumentException("an agreement ends by itself");
    };
  }

  /** Whoever passes a mail on is told where it goes. */
  private static Result naming(List<MailAddress> to, Result result) {
    return result instanceof Result.Done(UserAction.PassOnMark(var mail, var _), var due)
        ? new Result.Done(new UserAction.PassOnMark(mail, to), due)
        : result;
  }

  private static UserAction.Snooze untilTheNextWorkingDay(
      MailboxSnapshot snapshot, UserAction.Snooze snooze) {
    WorkingCalendar calendar = snapshot.policy().calendar();
    LocalDate until = calendar.nextWorkingDay(calendar.dateOf(snapshot.now()));
    return new UserAction.Snooze(snooze.mailbox(), snooze.item(), until);
  }

  private Result onOpenMail(MailboxSnapshot snapshot, UserAction.ItemAction action) {
    boolean open = snapshot.mail(NudgeItem.of(action)).filter(Casework::isOpen).isPresent();
    return open ? recorded(snapshot, action) : closed(snapshot, action);
  }

  private Result onAnsweredMail(MailboxSnapshot snapshot, UserAction.RegistrationMark mark) {
    boolean asked =
        snapshot.mail(NudgeItem.of(mark)).filter(JudgedMail::awaitsRegistration).isPresent();
    return asked ? recorded(snapshot, mark) : closed(snapshot, mark);
  }

  /** The same again is done already; anything else comes too late. */
  private Result closed(MailboxSnapshot snapshot, UserAction.ItemAction action) {
    Optional<AuditEntry> own =
        latest(snapshot, action)
            .filter(entry -> entry.person().equals(snapshot.person()))
            .filter(entry -> entry.action().kind() == action.kind());
    if (own.isPresent()) {
      return new Result.Done(own.get().action(), dueMeanwhile(snapshot, own.get().action()));
    }
    RecentActions none = new RecentActions(snapshot, auditTrail, List.of());
    WorkItem.MailProgress standing =
        new MailItems(snapshot, none, register).standing(NudgeItem.of(action));
    return new Result.Refused(
        standing == WorkItem.MailProgress.GONE ? Refusal.GONE : Refusal.SETTLED);
  }

  private Optional<AuditEntry> latest(MailboxSnapshot snapshot, UserAction.ItemAction action) {
    return new RecentActions(snapshot, auditTrail, List.of(action.mailbox()))
        .latest(NudgeItem.of(action));
  }

  private Result recorded(MailboxSnapshot snapshot, UserAction.ItemAction action) {
    return new Result.Done(
        auditTrail.record(snapshot.person(), action, snapshot.now()).action(),
        dueMeanwhile(snapshot, action));
  }

  /** The deadline of a mail that passes before the person is reminded of it again. */
  private static Optional<Instant> dueMeanwhile(
      MailboxSnapshot snapshot, UserAction.ItemAction action) {
    return action instanceof UserAction.Snooze snooze
        ? snapshot
            .mail(NudgeItem.of(action))
            .flatMap(judged -> Optional.ofNullable(judged.due()))
            .filter(due -> snooze.until().filter(day -> due.day().isBefore(day)).isPresent())
            .map(DueDate::at)
            .filter(due -> due.isAfter(snapshot.now()))
        : Optional.empty();
  }

  static boolean isAhead(MailboxSnapshot snapshot, LocalDate day) {
    LocalDate today = snapshot.policy().calendar().dateOf(snapshot.now());
    return !day.isBefore(today) && !day.isAfter(today.plusYears(LONGEST_YEARS));
  }

  /** Later than the policy lets a complex answer take. */
  private static boolean isTooLate(MailboxSnapshot snapshot, UserAction.ReplyPromise promise) {
    return snapshot
        .promisedDays(NudgeItem.of(promise))
        .filter(days -> !days.allow(promise.day()))
        .isPresent();
  }

  private Result undo(MailboxId person, long id, Instant now) {
    Optional<AuditEntry> found = auditTrail.find(id).filter(entry -> entry.person().equals(person));
    return found
        .map(
            entry ->
                auditTrail.exclusively(
                    entry.action().mailbox(), () -> undone(person, new UserAction.Undo(id), now)))
        .orElse(new Result.Refused(Refusal.NOT_YOURS));
  }

  private Result undone(MailboxId person, UserAction.Undo undo, Instant now) {
    AuditEntry entry = auditTrail.find(undo.entry()).orElseThrow();
    if (entry.undone()) {
      return new Result.Done(undo);
    }
    List<MailboxId> mailbox = List.of(entry.action().mailbox());
    MailboxSnapshot snapshot = snapshots.at(person, mailbox, now);
    boolean last = new RecentActions(snapshot, auditTrail, mailbox).isLast(entry);
    if (!snapshot.mayAct(entry.action())) {
      return new Result.Refused(Refusal.NOT_YOURS);
    }
    if (!last || !entry.canBeUndone(now)) {
      return new Result.Refused(Refusal.TOO_LATE);
    }
    auditTrail.undo(entry, person, now);
    return new Result.Done(undo);
  }

  /** Whose mailbox it is about says the agreement, not whoever asks. */
  private Result onAgreement(MailboxId person, UserAction.AgreementAction action, Instant now) {
    long id = action.agreement();
    return register
        .agreement(id)
        .map(
            known ->
                auditTrail.exclusively(
                    known.mailbox(),
                    () ->
                        register
                            .agreement(id)
                            .map(one -> onAgreement(one, person, action, now))
                            .orElse(new Result.Refused(Refusal.GONE))))
        .orElse(
            new Result.Refused(
                action instanceof UserAction.CoverEnd ? Refusal.NOT_YOURS : Refusal.GONE));
  }

  private Result onAgreement(
      CoverAgreement one, MailboxId person, UserAction.AgreementAction action, Instant now) {
    boolean asked = one.by().equals(person);
    Optional<Refusal> refusal =
        switch (action) {
          case UserAction.CoverEnd _ when one.mailbox().equals(person) -> Optional.empty();
          case UserAction.AgreementAction _ when !asked -> Optional.of(Refusal.NOT_YOURS);
          case UserAction.CoverAnswer(var _, var _, var agrees) when agrees && one.isDeclined() ->
              Optional.of(Refusal.SETTLED);
          case UserAction.AgreementAction _ -> Optional.empty();
        };
    UserAction.AgreementAction about =
        switch (action) {
          case UserAction.CoverEnd end -> new UserAction.CoverEnd(one.mailbox(), end.agreement());
          case UserAction.CoverAnswer(var _, long id, boolean agrees) ->
              new UserAction.CoverAnswer(one.mailbox(), id, agrees);
        };
    return refusal
        .<Result>map(Result.Refused::new)
        .orElseGet(() -> new Result.Done(auditTrail.record(person, about, now).action()));
  }
}
