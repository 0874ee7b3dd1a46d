package se.svarsvakt.worklist;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NoticeText;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AbsenceIssue.IncompleteText;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.AbsenceIssue.LimitedAudience;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.AbsenceIssue.NoCover;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.sync.Account;
import se.svarsvakt.worklist.WorkItem.Colleague;
import se.svarsvakt.worklist.WorkItem.CoverForm;
import se.svarsvakt.worklist.WorkItem.NoticeItem;

/** Makes the items of a worklist that are about a mailbox as a whole. */
final class NoticeItems {
  private static final int COLLEAGUES = 8;

  private final MailboxSnapshot snapshot;
  private final RecentActions recent;
  private final NoticeText wording;

  NoticeItems(MailboxSnapshot snapshot, RecentActions recent) {
    this.snapshot = snapshot;
    this.recent = recent;
    this.wording =
        new NoticeText(snapshot.language(), snapshot.policy().calendar(), snapshot.people());
  }

  /** The item that a nudge of that kind was about; done where it holds no more. */
  WorkItem of(NudgeItem item, NudgeKind kind) {
    return snapshot
        .finding(item)
        .map(finding -> (WorkItem) of(finding))
        .orElseGet(
            () ->
                new NoticeItem(
                    item,
                    kind,
                    wording.mended(kind),
                    true,
                    List.of(),
                    Optional.empty(),
                    Set.of(),
                    recent.undoable(item)));
  }

  /** The item of a finding that holds. */
  NoticeItem of(Finding finding) {
    NudgeItem item = NudgeItem.of(finding);
    NudgeKind kind = NudgeKind.about(finding).orElseThrow();
    boolean own = finding.mailbox().equals(snapshot.person());
    Optional<CoverForm> cover = own ? cover(finding) : Optional.empty();
    return new NoticeItem(
        item,
        kind,
        wording.sentence(snapshot.person(), finding),
        false,
        own ? NoticeText.signature(List.of(finding)) : List.of(),
        cover,
        cover.isPresent() ? Set.of(Kind.COVER) : Set.of(),
        recent.undoable(item));
  }

  private Optional<CoverForm> cover(Finding finding) {
    return switch (finding.issue()) {
      case NoAutomaticReply(var days) -> Optional.of(cover(days));
      case NoCover(var days, _, _) -> Optional.of(cover(days));
      case LimitedAudience _, IncompleteText _, LeftOn _ -> Optional.empty();
      case AttentionIssue _, ReplyIssue _, SignatureIssue _ -> Optional.empty();
    };
  }

  private CoverForm cover(AbsenceIssue.Days days) {
    return new CoverForm(days.from(), days.to(), colleagues());
  }

  /** Those with the same manager, and the manager. */
  private List<Colleague> colleagues() {
    Optional<MailboxId> manager = snapshot.people().manager(snapshot.person());
    if (manager.isEmpty()) {
      return List.of();
    }
    Stream<MailboxId> peers =
        snapshot.people().directory().accounts().stream()
            .filter(account -> manager.get().equals(account.manager()))
            .filter(NoticeItems::canCover)
            .map(Account::id)
            .filter(id -> !id.equals(snapshot.person()))
            .sorted()
            .limit(COLLEAGUES - 1);
    return Stream.concat(peers, manager.stream())
        .map(id -> new Colleague(id.value(), snapshot.people().nameOf(id)))
        .toList();
  }

  static boolean canCover(Account account) {
    return account.enabled() && !account.guest() && account.mail() != null;
  }
}
