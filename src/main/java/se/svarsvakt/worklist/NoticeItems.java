package se.svarsvakt.worklist;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NoticeText;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.sync.Account;

/** Makes the items of a worklist that are about a mailbox as a whole. */
record NoticeItems(MailboxSnapshot snapshot, RecentActions recent, Register register) {
  private static final int COLLEAGUES = 8;

  /** How many of those who were asked are told of beside a finding. */
  private static final int MENTIONED = 2;

  /** The item that a nudge of that kind was about; done where it holds no more. */
  WorkItem of(NudgeItem item, NudgeKind kind) {
    if (kind == NudgeKind.COVER) {
      return agreement(item);
    }
    return snapshot
        .finding(item, kind)
        .or(() -> begun(item))
        .map(finding -> (WorkItem) of(finding))
        .orElseGet(
            () ->
                new WorkItem.NoticeItem(
                    item,
                    kind,
                    new Endings(snapshot, register, wording()).of(item, kind),
                    true,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Set.of(),
                    recent.undoable(item)));
  }

  /** An absence that a manager was told of runs, and still nobody covers it. */
  private Optional<Finding> begun(NudgeItem item) {
    return item.name().equals(AbsenceIssue.NO_ROUTINE)
        ? snapshot.findings(item.mailbox()).filter(NoticeItems::lacksCover).findFirst()
        : Optional.empty();
  }

  private static boolean lacksCover(Finding finding) {
    return finding.issue() instanceof AbsenceIssue.NoCover;
  }

  /** The item of a finding that holds. */
  WorkItem.NoticeItem of(Finding finding) {
    NudgeItem item = NudgeItem.of(finding);
    NudgeKind kind = NudgeKind.about(finding).orElseThrow();
    boolean own = finding.mailbox().equals(snapshot.person());
    boolean arranges = snapshot.mayArrange(finding);
    Optional<WorkItem.CoverForm> cover = own || arranges ? cover(finding) : Optional.empty();
    return new WorkItem.NoticeItem(
        item,
        kind,
        own || arranges ? sentence(finding) : wording().sentence(snapshot.person(), finding),
        false,
        own ? wording().flaws(snapshot.findings(item).toList()) : List.of(),
        own ? NoticeText.signature(List.of(finding)) : List.of(),
        cover,
        cover.isPresent() ? Set.of(Kind.COVER) : Set.of(),
        recent.undoable(item));
  }

  /** With what became of asking a colleague. */
  private String sentence(Finding finding) {
    LocalDate today = snapshot.policy().calendar().dateOf(snapshot.now());
    Stream<String> asked =
        register.agreements(List.of(finding.mailbox())).stream()
            .filter(each -> !each.holds() && !each.to().isBefore(today))
            .sorted(Comparator.comparing(CoverAgreement::id).reversed())
            .limit(MENTIONED)
            .map(each -> wording().agreement(snapshot.person(), each));
    String said = wording().sentence(snapshot.person(), finding);
    return Stream.concat(Stream.of(said), asked).collect(Collectors.joining(" "));
  }

  /** The agreement that an item is; that it is over where it was ended, or is other people's. */
  WorkItem.NoticeItem agreement(NudgeItem item) {
    OptionalLong id = UserAction.CoverAnswer.agreement(item.name());
    return (id.isEmpty() ? Optional.<CoverAgreement>empty() : register.agreement(id.getAsLong()))
        .filter(each -> snapshot.isBetween(each))
        .map(this::agreement)
        .orElseGet(() -> agreement(item, wording().agreementOver(), true, Set.of()));
  }

  /** An agreement that the person has a part in. */
  WorkItem.NoticeItem agreement(CoverAgreement agreement) {
    boolean own = agreement.mailbox().equals(snapshot.person());
    Set<Kind> choices =
        !own && agreement.isOpen()
            ? Set.of(Kind.ACCEPT_COVER, Kind.DECLINE_COVER)
            : own || !agreement.isDeclined() ? Set.of(Kind.END_COVER) : Set.of();
    return agreement(
        NudgeItem.of(agreement),
        wording().agreement(snapshot.person(), agreement),
        own || !agreement.isOpen(),
        choices);
  }

  private static WorkItem.NoticeItem agreement(
      NudgeItem item, String text, boolean done, Set<Kind> choices) {
    return new WorkItem.NoticeItem(
        item,
        NudgeKind.COVER,
        text,
        done,
        List.of(),
        List.of(),
        Optional.empty(),
        choices,
        Optional.empty());
  }

  private NoticeText wording() {
    return new NoticeText(snapshot.language(), snapshot.policy().calendar(), snapshot.people());
  }

  private Optional<WorkItem.CoverForm> cover(Finding finding) {
    return switch (finding.issue()) {
      case AbsenceIssue.NoAutomaticReply(var days) -> Optional.of(cover(finding, days));
      case AbsenceIssue.NoCover(var days, _, _) -> Optional.of(cover(finding, days));
      case AbsenceIssue.NoRoutine(var days, _) -> Optional.of(cover(finding, days));
      case AbsenceIssue.LimitedAudience _, AbsenceIssue.IncompleteText _, AbsenceIssue.LeftOn _ ->
          Optional.empty();
      case AttentionIssue _, ReplyIssue _, SignatureIssue _ -> Optional.empty();
    };
  }

  private WorkItem.CoverForm cover(Finding finding, AbsenceIssue.Days days) {
    return new WorkItem.CoverForm(days.from(), days.to(), colleagues(finding.mailbox()));
  }

  /** Those with the same manager, and the manager. */
  private List<WorkItem.Colleague> colleagues(MailboxId person) {
    Optional<MailboxId> manager = snapshot.people().manager(person);
    if (manager.isEmpty()) {
      return List.of();
    }
    Stream<MailboxId> peers =
        snapshot.people().directory().accounts().stream()
            .filter(account -> manager.get().equals(account.manager()))
            .filter(NoticeItems::canCover)
            .map(Account::id)
            .filter(id -> !id.equals(person))
            .sorted()
            .limit(COLLEAGUES - 1);
    return Stream.concat(peers, manager.stream())
        .map(id -> new WorkItem.Colleague(id.value(), snapshot.people().nameOf(id)))
        .toList();
  }

  static boolean canCover(Account account) {
    return account.enabled() && !account.guest() && account.mail() != null;
  }
}
