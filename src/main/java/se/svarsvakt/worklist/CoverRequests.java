package se.svarsvakt.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.worklist.Worklists.Refusal;
import se.svarsvakt.worklist.Worklists.Result;

/**
 * Asks a colleague to look after a mailbox: its owner's request, or that of the manager about an
 * absence that they were told of.
 */
record CoverRequests(MailboxSnapshot snapshot, Register register, AuditTrail auditTrail) {
  /** An absence may have begun when somebody is asked to cover; it is not explained years later. */
  private static final int LONGEST_BACK = 31;

  /** How many agreements about a mailbox may wait for an answer at a time. */
  private static final int MOST_OPEN = 5;

  /** How often a person may ask within a day about their own mailbox, whatever became of it. */
  private static final int MOST_A_DAY = 10;

  /** The same for all other mailboxes that a manager answers for. */
  private static final int MOST_A_DAY_FOR_OTHERS = 50;

  private static final Duration A_DAY = Duration.ofDays(1);

  Result decide(UserAction.CoverRequest request) {
    if (snapshot.people().isShared(request.mailbox())) {
      return new Result.Refused(Refusal.NOT_YOURS);
    }
    LocalDate today = today();
    if (request.to().isBefore(request.from())
        || !ActionHandler.isAhead(snapshot, request.to())
        || request.from().isBefore(today.minusDays(LONGEST_BACK))) {
      return new Result.Refused(Refusal.DAYS);
    }
    return colleague(request)
        .map(
            by ->
                agreed(
                    new UserAction.CoverRequest(
                        request.mailbox(),
                        request.item(),
                        by,
                        request.from(),
                        request.to(),
                        state(by))))
        .orElse(new Result.Refused(Refusal.COLLEAGUE));
  }

  private LocalDate today() {
    return snapshot.policy().calendar().dateOf(snapshot.now());
  }

  /** A manager who names themselves has agreed; the owner is told, as of any other's yes. */
  private Consent.State state(MailboxId by) {
    if (by.equals(snapshot.person())) {
      return Consent.State.ACCEPTED;
    }
    return snapshot.policy().absence().namingSuffices()
        ? Consent.State.NAMED
        : Consent.State.REQUESTED;
  }

  private Result agreed(UserAction.CoverRequest request) {
    List<CoverAgreement> known = register.agreements(List.of(request.mailbox()));
    CoverAgreement wanted = request.asked(snapshot.now());
    Optional<CoverAgreement> same =
        known.stream().filter(one -> !one.isDeclined() && one.isSame(wanted)).findFirst();
    if (same.isPresent()) {
      accept(same.get(), request);
      return new Result.Done(request); // whoever made it: an administrator's is in no trail
    }
    Optional<Refusal> refusal = isOwn(request) ? refusal(request) : refusalToManager(request);
    return refusal
        .or(() -> tooMany(request, known) ? Optional.of(Refusal.TOO_MANY) : Optional.empty())
        .<Result>map(Result.Refused::new)
        .orElseGet(
            () ->
                new Result.Done(
                    auditTrail.record(snapshot.person(), request, snapshot.now()).action()));
  }

  /** A manager who was asked by the absent one says yes by naming themselves. */
  private void accept(CoverAgreement same, UserAction.CoverRequest request) {
    if (same.isOpen() && request.state() == Consent.State.ACCEPTED) {
      UserAction.CoverAnswer yes = new UserAction.CoverAnswer(same.mailbox(), same.id(), true);
      auditTrail.record(snapshot.person(), yes, snapshot.now());
    }
  }

  private boolean isOwn(UserAction.CoverRequest request) {
    return request.mailbox().equals(snapshot.person());
  }

  private Optional<Refusal> refusal(UserAction.CoverRequest request) {
    boolean asked =
        request.item().equals(UserAction.CoverRequest.PLAIN)
            || snapshot.finding(NudgeItem.of(request)).isPresent();
    return asked ? Optional.empty() : Optional.of(Refusal.SETTLED);
  }

  /** A manager arranges what is not arranged, and no other days than those of one absence. */
  private Optional<Refusal> refusalToManager(UserAction.CoverRequest request) {
    List<Finding> absences =
        snapshot.findings(NudgeItem.of(request)).filter(snapshot::mayArrange).toList();
    if (absences.isEmpty()) {
      return Optional.of(Refusal.SETTLED);
    }
    boolean within = absences.stream().anyMatch(finding -> isWithin(finding, request));
    return within ? Optional.empty() : Optional.of(Refusal.DAYS);
  }

  private static boolean isWithin(Finding finding, UserAction.CoverRequest request) {
    return finding.issue() instanceof AbsenceIssue issue
        && issue
            .absence()
            .filter(days -> !request.from().isBefore(days.from()))
            .filter(days -> !request.to().isAfter(days.to()))
            .isPresent();
  }

  /** Each of them is told to a colleague. */
  private boolean tooMany(UserAction.CoverRequest request, List<CoverAgreement> known) {
    Instant since = snapshot.now().minus(A_DAY);
    boolean own = isOwn(request);
    int most = own ? MOST_A_DAY : MOST_A_DAY_FOR_OTHERS;
    return known.stream().filter(one -> one.isOpen() && !one.to().isBefore(today())).count()
            >= MOST_OPEN
        || auditTrail.count(snapshot.person(), UserAction.Kind.COVER, own, since) >= most;
  }

  /** By id or address; whoever is no colleague of the organisation's is none. */
  private Optional<MailboxId> colleague(UserAction.CoverRequest request) {
    String written = request.by().value();
    DirectorySnapshot directory = snapshot.people().directory();
    Optional<Account> found =
        written.indexOf('@') > 0
            ? directory.owner(new MailAddress(written))
            : directory.account(new MailboxId(written));
    return found
        .filter(NoticeItems::canCover)
        .map(Account::id)
        .filter(id -> !id.equals(request.mailbox()) && !snapshot.people().isShared(id));
  }
}
