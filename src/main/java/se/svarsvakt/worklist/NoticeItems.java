package se.svarsvakt.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NoticeText;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.sync.Account;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.WorkItem.Colleague;
import se.svarsvakt.worklist.WorkItem.CoverForm;
import se.svarsvakt.worklist.WorkItem.NoticeItem;

/** Makes the lines of a sheet that are about a mailbox as a whole. */
final class NoticeItems {
  private static final int COLLEAGUES = 8;
  private static final Set<String> COVER_HELPS = Set.of("no-automatic-reply", "no-cover");

  private final MailboxSnapshot look;
  private final RecentActions recent;
  private final NoticeText wording;

  NoticeItems(MailboxSnapshot look, RecentActions recent) {
    this.look = look;
    this.recent = recent;
    this.wording = new NoticeText(look.language(), look.parts().policy().calendar(), look.people());
  }

  /** The line of an item that a nudge of that kind was about; done where it holds no more. */
  WorkItem of(NudgeItem item, NudgeKind kind) {
    return look.finding(item)
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

  /** The line of a finding that holds. */
  NoticeItem of(Finding finding) {
    NudgeItem item = NudgeItem.of(finding);
    NudgeKind kind = NudgeKind.about(finding).orElseThrow();
    boolean own = finding.mailbox().equals(look.person());
    Optional<CoverForm> cover = own ? cover(finding) : Optional.empty();
    return new NoticeItem(
        item,
        kind,
        wording.sentence(look.person(), finding),
        false,
        own ? NoticeText.signature(List.of(finding)) : List.of(),
        cover,
        cover.isPresent() ? Set.of(Choice.COVER) : Set.of(),
        recent.undoable(item));
  }

  private Optional<CoverForm> cover(Finding finding) {
    if (!COVER_HELPS.contains(finding.code())
        || !(finding.detail().get("from") instanceof String from)
        || !(finding.detail().get("to") instanceof String to)) {
      return Optional.empty();
    }
    return Optional.of(new CoverForm(LocalDate.parse(from), LocalDate.parse(to), colleagues()));
  }

  /** Those with the same manager, and the manager. */
  private List<Colleague> colleagues() {
    Optional<MailboxId> manager = look.people().manager(look.person());
    if (manager.isEmpty()) {
      return List.of();
    }
    Stream<MailboxId> peers =
        look.people().directory().accounts().stream()
            .filter(account -> manager.get().equals(account.manager()))
            .filter(NoticeItems::canCover)
            .map(Account::id)
            .filter(id -> !id.equals(look.person()))
            .sorted()
            .limit(COLLEAGUES - 1);
    return Stream.concat(peers, manager.stream())
        .map(id -> new Colleague(id.value(), look.people().nameOf(id)))
        .toList();
  }

  static boolean canCover(Account account) {
    return account.enabled() && !account.guest() && account.mail() != null;
  }
}
