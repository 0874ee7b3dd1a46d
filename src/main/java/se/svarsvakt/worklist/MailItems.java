package se.svarsvakt.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.casework.UserAction.Snooze;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.policy.PrivacyPolicy;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** Makes the items of received mail on a worklist. */
record MailItems(MailboxSnapshot snapshot, RecentActions recent, Register register) {
  private static final Set<Kind> ALL =
      EnumSet.of(
          Kind.ANSWERED, Kind.NO_REPLY, Kind.NO_REQUEST, Kind.PASS_ON, Kind.PROMISE, Kind.SNOOZE);

  private static final Set<Kind> REGISTRATION =
      EnumSet.of(Kind.REGISTERED, Kind.LITTLE_IMPORTANCE, Kind.NOT_OURS);

  /** Each of these items, which the person may read, as they stand. */
  List<WorkItem> of(Collection<NudgeItem> items, MessagePreviews previews) {
    List<MailKey> keys =
        items.stream()
            .filter(item -> standing(item) != WorkItem.MailProgress.GONE)
            .map(NudgeItem::mail)
            .toList();
    Map<MailKey, MessagePreview> seen = previews.at(keys);
    Set<NudgeItem> hinted = new AcknowledgementHints(snapshot, register, previews).in(items);
    return items.stream()
        .map(
            item ->
                (WorkItem)
                    item(item, Optional.ofNullable(seen.get(item.mail())), hinted.contains(item)))
        .toList();
  }

  /** Requests for public records that the person is told of and may not read, as they stand. */
  List<WorkItem> told(Collection<NudgeItem> items) {
    return items.stream().map(item -> (WorkItem) item(item, Optional.empty(), false)).toList();
  }

  private WorkItem.MailItem item(
      NudgeItem item, Optional<MessagePreview> preview, boolean namesNobody) {
    PrivacyPolicy privacy = snapshot.policy().privacy();
    WorkItem.MailProgress standing = standing(item);
    boolean settled = standing.done() || standing == WorkItem.MailProgress.UNREGISTERED;
    Optional<PromiseOffer> offer = settled ? Optional.empty() : offer(item);
    Optional<LocalDate> snoozed = settled ? Optional.empty() : snoozedUntil(item);
    return new WorkItem.MailItem(
        item,
        promise(item),
        standing,
        dueAt(item),
        settledAt(item),
        privacy.showSubject() ? preview.map(MessagePreview::subject).orElse("") : "",
        privacy.showSender() ? preview.map(MessagePreview::sender).orElse("") : "",
        snapshot.mail(item).filter(JudgedMail::claimsColleague).isPresent(),
        preview.flatMap(MessagePreview::link),
        whose(item),
        registration(item),
        offer,
        snoozed,
        choices(item, standing, offer, snoozed),
        recent.undoable(item),
        namesNobody);
  }

  private Optional<Registration.Stated> registration(NudgeItem item) {
    return snapshot
        .mail(item)
        .flatMap(
            judged ->
                judged.registration() instanceof Registration.Stated said
                    ? Optional.of(said)
                    : Optional.empty());
  }

  private Promise promise(NudgeItem item) {
    return snapshot.mail(item).map(JudgedMail::promise).orElse(Promise.ANSWER);
  }

  /** A person's own mailbox is named to those who are told of it and may not open it. */
  private String whose(NudgeItem item) {
    return snapshot.people().isShared(item.mailbox()) || !snapshot.mayRead(item)
        ? snapshot.people().nameOf(item.mailbox())
        : "";
  }

  private Optional<PromiseOffer> offer(NudgeItem item) {
    boolean plain =
        snapshot
            .mail(item)
            .filter(judged -> judged.promise() == Promise.ANSWER && !judged.claimsColleague())
            .isPresent();
    return snapshot
        .promisedDays(item)
        .filter(days -> !days.areOver())
        .map(days -> new PromiseOffer(days, plain ? contact() : ""));
  }

  /** Whoever reads the worklist, as the directory has them. */
  private String contact() {
    MailboxId reader = snapshot.person();
    Stream<String> phone =
        snapshot.people().directory().account(reader).stream()
            .flatMap(account -> account.person().phones().stream().limit(1));
    return Stream.concat(Stream.of(snapshot.people().nameOf(reader)), phone)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private Optional<LocalDate> snoozedUntil(NudgeItem item) {
    LocalDate today = snapshot.policy().calendar().dateOf(snapshot.now());
    return recent
        .wish(item)
        .flatMap(
            entry -> entry.action() instanceof Snooze snooze ? snooze.until() : Optional.empty())
        .filter(today::isBefore);
  }

  private Set<Kind> choices(
      NudgeItem item,
      WorkItem.MailProgress standing,
      Optional<PromiseOffer> offer,
      Optional<LocalDate> snoozed) {
    if (standing == WorkItem.MailProgress.UNREGISTERED) {
      return snapshot.mayRegister(item) ? REGISTRATION : Set.of();
    }
    if (standing.done() || !snapshot.mayAct(item.mailbox())) {
      return Set.of();
    }
    Set<Kind> choices = EnumSet.copyOf(ALL);
    if (promise(item) != Promise.PUBLIC_RECORDS) {
      choices.remove(Kind.NO_REQUEST);
    }
    if (!snapshot.mayPassOn(item)) {
      choices.remove(Kind.PASS_ON);
    }
    if (offer.isEmpty()) {
      choices.remove(Kind.PROMISE);
    }
    if (snoozed.isPresent()) {
      choices.remove(Kind.SNOOZE);
    }
    return choices;
  }

  /** How far it has come. What is stored and not shown any more was settled some time ago. */
  WorkItem.MailProgress standing(NudgeItem item) {
    return snapshot
        .mail(item)
        .map(
            judged ->
                judged.awaitsRegistration()
                    ? WorkItem.MailProgress.UNREGISTERED
                    : standing(judged.state()))
        .orElseGet(
            () ->
                register.receivedAt(item.mail()).isPresent()
                    ? WorkItem.MailProgress.ANSWERED
                    : WorkItem.MailProgress.GONE);
  }

  private static WorkItem.MailProgress standing(@Nullable ReplyState state) {
    return switch (state) {
      case null -> WorkItem.MailProgress.NOT_NEEDED;
      case ReplyState.Overdue _ -> WorkItem.MailProgress.OVERDUE;
      case ReplyState.DueSoon _ -> WorkItem.MailProgress.DUE_SOON;
      case ReplyState.Open _ -> WorkItem.MailProgress.OPEN;
      case ReplyState.Acknowledged _ -> WorkItem.MailProgress.PROMISED;
      case ReplyState.ForwardedUntold _ -> WorkItem.MailProgress.UNTOLD;
      case ReplyState.Answered(var settlement) when settlement.evidence() == Evidence.CALL ->
          WorkItem.MailProgress.CALLED_BACK;
      case ReplyState.Answered _, ReplyState.Forwarded _ -> WorkItem.MailProgress.ANSWERED;
      case ReplyState.NoReplyNeeded _ -> WorkItem.MailProgress.NOT_NEEDED;
      case ReplyState.Discarded _ -> WorkItem.MailProgress.GONE;
    };
  }

  private @Nullable Instant dueAt(NudgeItem item) {
    return snapshot
        .mail(item)
        .flatMap(judged -> Optional.ofNullable(judged.due()))
        .map(due -> due.at())
        .orElse(null);
  }

  private @Nullable Instant settledAt(NudgeItem item) {
    return snapshot.mail(item).flatMap(MailItems::settlement).orElse(null);
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
