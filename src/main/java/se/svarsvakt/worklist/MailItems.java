package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.policy.PrivacyPolicy;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.MailProgress;

/** Makes the lines of received mail on a sheet. */
final class MailItems {
  private static final Set<Choice> ALL =
      EnumSet.of(Choice.ANSWERED, Choice.NO_REPLY, Choice.PROMISE, Choice.SNOOZE);

  private final MailboxSnapshot look;
  private final RecentActions recent;

  MailItems(MailboxSnapshot look, RecentActions recent) {
    this.look = look;
    this.recent = recent;
  }

  /** A line for each of these items, which the person may read. */
  List<WorkItem> of(Collection<NudgeItem> items) {
    Map<NudgeItem, MessagePreview> seen = previews(items);
    return items.stream()
        .map(item -> (WorkItem) line(item, Optional.ofNullable(seen.get(item))))
        .toList();
  }

  private Map<NudgeItem, MessagePreview> previews(Collection<NudgeItem> items) {
    List<MailKey> keys =
        items.stream()
            .filter(item -> standing(item) != MailProgress.GONE)
            .map(NudgeItem::mail)
            .toList();
    Map<NudgeItem, MessagePreview> seen = new HashMap<>();
    look.parts()
        .previews()
        .at(keys)
        .forEach((key, glance) -> seen.put(new NudgeItem(key.mailbox(), key.id().value()), glance));
    return seen;
  }

  private MailItem line(NudgeItem item, Optional<MessagePreview> glance) {
    PrivacyPolicy privacy = look.parts().policy().privacy();
    MailProgress standing = standing(item);
    Optional<LocalDate> snoozed = standing.done() ? Optional.empty() : snoozedUntil(item);
    return new MailItem(
        item,
        standing,
        dueAt(item),
        settledAt(item),
        privacy.showSubject() ? glance.map(MessagePreview::subject).orElse("") : "",
        privacy.showSender() ? glance.map(MessagePreview::sender).orElse("") : "",
        glance.flatMap(MessagePreview::link),
        look.people().isShared(item.mailbox()) ? look.people().nameOf(item.mailbox()) : "",
        snoozed,
        choices(item, standing, snoozed),
        recent.undoable(item));
  }

  private Optional<LocalDate> snoozedUntil(NudgeItem item) {
    LocalDate today = look.parts().policy().calendar().dateOf(look.now());
    return recent
        .wish(item)
        .map(auditEntry -> ((UserAction.Snoozed) auditEntry.act()).until())
        .filter(today::isBefore);
  }

  private Set<Choice> choices(NudgeItem item, MailProgress standing, Optional<LocalDate> snoozed) {
    if (standing.done() || !look.mayAct(item.mailbox())) {
      return Set.of();
    }
    Set<Choice> choices = EnumSet.copyOf(ALL);
    if (snoozed.isPresent()) {
      choices.remove(Choice.SNOOZE);
    }
    return choices;
  }

  /** How far it has come. What is stored and not shown any more was settled some time ago. */
  MailProgress standing(NudgeItem item) {
    return look.mail(item)
        .map(judged -> standing(judged.state()))
        .orElseGet(
            () ->
                look.parts().register().receivedAt(item.mail()).isPresent()
                    ? MailProgress.ANSWERED
                    : MailProgress.GONE);
  }

  private static MailProgress standing(@Nullable ReplyState state) {
    return switch (state) {
      case null -> MailProgress.NOT_NEEDED;
      case ReplyState.Overdue _ -> MailProgress.OVERDUE;
      case ReplyState.DueSoon _ -> MailProgress.DUE_SOON;
      case ReplyState.Open _ -> MailProgress.OPEN;
      case ReplyState.Acknowledged _ -> MailProgress.PROMISED;
      case ReplyState.ForwardedUntold _ -> MailProgress.UNTOLD;
      case ReplyState.Answered _, ReplyState.Forwarded _ -> MailProgress.ANSWERED;
      case ReplyState.NoReplyNeeded _ -> MailProgress.NOT_NEEDED;
      case ReplyState.Discarded _ -> MailProgress.GONE;
    };
  }

  private @Nullable Instant dueAt(NudgeItem item) {
    return look.mail(item)
        .flatMap(judged -> Optional.ofNullable(judged.due()))
        .map(due -> due.at())
        .orElse(null);
  }

  private @Nullable Instant settledAt(NudgeItem item) {
    return look.mail(item).flatMap(MailItems::settlement).orElse(null);
  }

  private static Optional<Instant> settlement(JudgedMail judged) {
    return switch (judged.state()) {
      case null -> Optional.empty();
      case ReplyState.NoReplyNeeded marked -> Optional.of(marked.markedAt());
      case ReplyState.Acknowledged _ -> Optional.empty();
      case ReplyState other -> other.settled().map(Settlement::at);
    };
  }
}
