package se.svarsvakt.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.svarsvakt.casework.Register;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NoticeText;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.absence.CoverAgreement;

/** Says what really ended a matter that a nudge told of, and nothing that did not happen. */
record Endings(MailboxSnapshot snapshot, Register register, NoticeText wording) {
  String of(NudgeItem item, NudgeKind kind) {
    if (snapshot.isExcepted(item, kind)) {
      return wording.excepted();
    }
    return switch (kind) {
      case UNATTENDED -> unattended(item.mailbox());
      case ABSENCE -> absence(item);
      case SIGNATURE -> wording.mended(kind);
      case COVER,
          PUBLIC_RECORDS,
          OVERDUE,
          LAST_CALL,
          REPLY_DUE,
          FORWARD_UNTOLD,
          REGISTRATION,
          WEEKLY_SUMMARY ->
          wording.over();
    };
  }

  private String absence(NudgeItem item) {
    boolean routine = item.name().equals(AbsenceIssue.NO_ROUTINE);
    if (snapshot.people().isShared(item.mailbox())) {
      return wording.over();
    }
    return agreement(item.mailbox(), each -> routine || isSoon(each))
        .orElseGet(() -> routine ? wording.arranged() : wording.mended(NudgeKind.ABSENCE));
  }

  /** Who can open it has not opened it yet. */
  private String unattended(MailboxId mailbox) {
    if (snapshot.people().directory().account(mailbox).isEmpty()) {
      return wording.over();
    }
    return snapshot.isUnopened(mailbox)
        ? agreement(mailbox, each -> each.holdsOn(today())).orElseGet(wording::openedByOthers)
        : wording.mended(NudgeKind.UNATTENDED);
  }

  /** An absence is told of on the working day before it. */
  private boolean isSoon(CoverAgreement agreement) {
    return !agreement.from().isAfter(snapshot.policy().calendar().nextWorkingDay(today()));
  }

  private LocalDate today() {
    return snapshot.policy().calendar().dateOf(snapshot.now());
  }

  /** An agreement about a mailbox that counts and is not over. */
  private Optional<String> agreement(MailboxId mailbox, Predicate<CoverAgreement> which) {
    return register.agreements(List.of(mailbox)).stream()
        .filter(each -> each.holds() && !each.to().isBefore(today()))
        .filter(which)
        .findFirst()
        .map(each -> wording.agreement(snapshot.person(), each));
  }
}
