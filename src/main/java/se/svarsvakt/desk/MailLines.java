package se.svarsvakt.desk;

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
import se.svarsvakt.casework.Act;
import se.svarsvakt.desk.Line.Choice;
import se.svarsvakt.desk.Line.MailLine;
import se.svarsvakt.desk.Line.Standing;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.nudge.Glances.Glance;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.policy.PrivacyPolicy;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** Makes the lines of received mail on a sheet. */
final class MailLines {
  private static final Set<Choice> ALL =
      EnumSet.of(Choice.ANSWERED, Choice.NO_REPLY, Choice.PROMISE, Choice.SNOOZE);

  private final Look look;
  private final Recent recent;

  MailLines(Look look, Recent recent) {
    this.look = look;
    this.recent = recent;
  }

  /** A line for each of these items, which the person may read. */
  List<Line> of(Collection<NudgeItem> items) {
    Map<NudgeItem, Glance> seen = glances(items);
    return items.stream()
        .map(item -> (Line) line(item, Optional.ofNullable(seen.get(item))))
        .toList();
  }

  private Map<NudgeItem, Glance> glances(Collection<NudgeItem> items) {
    List<MailKey> keys =
        items.stream()
            .filter(item -> standing(item) != Standing.GONE)
            .map(NudgeItem::mail)
            .toList();
    Map<NudgeItem, Glance> seen = new HashMap<>();
    look.parts()
        .glances()
        .at(keys)
        .forEach((key, glance) -> seen.put(new NudgeItem(key.mailbox(), key.id().value()), glance));
    return seen;
  }

  private MailLine line(NudgeItem item, Optional<Glance> glance) {
    PrivacyPolicy privacy = look.parts().policy().privacy();
    Standing standing = standing(item);
    Optional<LocalDate> snoozed = standing.done() ? Optional.empty() : snoozedUntil(item);
    return new MailLine(
        item,
        standing,
        dueAt(item),
        settledAt(item),
        privacy.showSubject() ? glance.map(Glance::subject).orElse("") : "",
        privacy.showSender() ? glance.map(Glance::sender).orElse("") : "",
        glance.flatMap(Glance::link),
        look.people().isShared(item.mailbox()) ? look.people().nameOf(item.mailbox()) : "",
        snoozed,
        choices(item, standing, snoozed),
        recent.undoable(item));
  }

  private Optional<LocalDate> snoozedUntil(NudgeItem item) {
    LocalDate today = look.parts().policy().calendar().dateOf(look.now());
    return recent
        .wish(item)
        .map(deed -> ((Act.Snoozed) deed.act()).until())
        .filter(today::isBefore);
  }

  private Set<Choice> choices(NudgeItem item, Standing standing, Optional<LocalDate> snoozed) {
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
  Standing standing(NudgeItem item) {
    return look.mail(item)
        .map(judged -> standing(judged.state()))
        .orElseGet(
            () ->
                look.parts().register().receivedAt(item.mail()).isPresent()
                    ? Standing.ANSWERED
                    : Standing.GONE);
  }

  private static Standing standing(@Nullable ReplyState state) {
    return switch (state) {
      case null -> Standing.NOT_NEEDED;
      case ReplyState.Overdue _ -> Standing.OVERDUE;
      case ReplyState.DueSoon _ -> Standing.DUE_SOON;
      case ReplyState.Open _ -> Standing.OPEN;
      case ReplyState.Acknowledged _ -> Standing.PROMISED;
      case ReplyState.ForwardedUntold _ -> Standing.UNTOLD;
      case ReplyState.Answered _, ReplyState.Forwarded _ -> Standing.ANSWERED;
      case ReplyState.NoReplyNeeded _ -> Standing.NOT_NEEDED;
      case ReplyState.Discarded _ -> Standing.GONE;
    };
  }

  private @Nullable Instant dueAt(NudgeItem item) {
    return look.mail(item)
        .flatMap(judged -> Optional.ofNullable(judged.due()))
        .map(due -> due.at())
        .orElse(null);
  }

  private @Nullable Instant settledAt(NudgeItem item) {
    return look.mail(item).flatMap(MailLines::settlement).orElse(null);
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
