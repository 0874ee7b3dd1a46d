package se.svarsvakt.teams.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.nudge.Subscription.State;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.teams.card.ActionNote;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.MailProgress;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * What the bot says to what people write to it.
 *
 * @param subscriptions who wants the weekly summary
 * @param texts writes cards of words alone
 */
public record ChatCommands(
    Worklists worklists, Subscriptions subscriptions, CardWriter cards, TextCards texts) {
  private static final int EXPLAINED = 3;
  private static final Set<MailProgress> PRESSING =
      EnumSet.of(MailProgress.OVERDUE, MailProgress.DUE_SOON, MailProgress.UNTOLD);

  /** Of several mails that are put off, the deadline that passes first is told. */
  private static final Comparator<Worklists.Result> EARLIEST_DUE =
      Comparator.comparing(ChatCommands::dueMeanwhile);

  private static Instant dueMeanwhile(Worklists.Result result) {
    return switch (result) {
      case Worklists.Result.Done done -> done.dueMeanwhile().orElse(Instant.MAX);
      case Worklists.Result.Refused _ -> Instant.MAX;
    };
  }

  /** The card to answer with. */
  JsonNode answer(MailboxId person, Activity activity, Instant now) {
    return switch (Command.of(activity.text())) {
      case STATUS -> texts.standing(language(person, activity), worklists.standing(person, now));
      case OPEN -> cards.card(worklists.open(person, now));
      case WHY ->
          texts.why(language(person, activity), reasons(person, language(person, activity), now));
      case WHO -> texts.who(language(person, activity));
      case HABITS -> texts.habits(language(person, activity), worklists.habits(person, now));
      case SNOOZE -> snoozed(person, now);
      case COVER -> cards.card(worklists.agreements(person, now));
      case ACCEPT -> answered(person, Kind.ACCEPT_COVER, now);
      case DECLINE -> answered(person, Kind.DECLINE_COVER, now);
      case PAUSE_WEEKLY -> weekly(person, activity, State.PAUSED, now);
      case STOP_WEEKLY -> weekly(person, activity, State.STOPPED, now);
      case RESUME_WEEKLY -> weekly(person, activity, State.RESUMED, now);
      case HELP -> texts.help(language(person, activity));
      case UNKNOWN -> texts.notUnderstood(language(person, activity));
    };
  }

  /** Whoever leads nobody may say so too: they may lead somebody one day. */
  private JsonNode weekly(MailboxId person, Activity activity, State wished, Instant now) {
    Optional<LocalDate> day =
        wished == State.PAUSED
            ? Command.day(activity.text()).filter(until -> texts.isAhead(until, now))
            : Optional.empty();
    if (wished == State.PAUSED && day.isEmpty()) {
      return texts.weekly(language(person, activity), "pause-needs-day", day);
    }
    subscriptions.set(new Subscription(person, wished, day, person, now));
    return texts.weekly(language(person, activity), wished.code(), day);
  }

  /** One sentence, in Teams' language; no store is asked for the person's own. */
  JsonNode says(Activity activity, ActionNote note, Instant now) {
    return texts.says(activity.locale(), note, now);
  }

  /** What the mailbox says people read, else what Teams says. */
  private String language(MailboxId person, Activity activity) {
    String known = worklists.language(person);
    return known.isEmpty() ? activity.locale() : known;
  }

  /** Of the most pressing mail, and of what else is open. */
  private List<String> reasons(MailboxId person, String language, Instant now) {
    Worklist open = worklists.open(person, now);
    List<String> reasons = new ArrayList<>();
    mail(open).stream()
        .limit(EXPLAINED)
        .forEach(
            line -> {
              named(line.subject()).ifPresent(reasons::add);
              worklists
                  .why(person, line.item().mail(), now)
                  .ifPresent(why -> reasons.addAll(texts.reasons(language, why, now)));
            });
    for (WorkItem item : open.items()) {
      if (item instanceof WorkItem.NoticeItem notice && !notice.done()) {
        named(notice.text()).ifPresent(reasons::add);
        reasons.add(texts.reason(language, notice.kind()));
      }
    }
    return reasons;
  }

  private static Optional<String> named(String what) {
    return what.isEmpty() ? Optional.empty() : Optional.of("”" + what + "”");
  }

  /** All that presses is told again on the next working day. */
  private JsonNode snoozed(MailboxId person, Instant now) {
    List<NudgeItem> pressing =
        mail(worklists.open(person, now)).stream()
            .filter(line -> PRESSING.contains(line.standing()))
            .filter(line -> line.choices().contains(UserAction.Kind.SNOOZE))
            .map(MailItem::item)
            .toList();
    Optional<ActionNote> note =
        pressing.stream()
            .map(item -> new UserAction.Snooze(item.mailbox(), item.name(), Optional.empty()))
            .map(snooze -> worklists.act(person, snooze, now))
            .toList()
            .stream()
            .min(EARLIEST_DUE)
            .map(ActionNote::of);
    Worklist worklist =
        pressing.isEmpty() ? worklists.open(person, now) : worklists.about(person, pressing, now);
    return cards.card(worklist, note);
  }

  /** Answers the only question there is; of several the person has to say which. */
  private JsonNode answered(MailboxId person, Kind kind, Instant now) {
    List<NudgeItem> asked =
        worklists.agreements(person, now).items().stream()
            .filter(item -> item.choices().contains(kind))
            .map(WorkItem::item)
            .toList();
    Optional<ActionNote> note =
        asked.size() == 1
            ? UserAction.CoverAnswer.agreement(asked.getFirst().name()).stream()
                .mapToObj(id -> new UserAction.CoverAnswer(person, id, kind == Kind.ACCEPT_COVER))
                .map(answer -> ActionNote.of(worklists.act(person, answer, now)))
                .findFirst()
            : Optional.empty();
    return cards.card(worklists.agreements(person, now), note);
  }

  private static List<MailItem> mail(Worklist worklist) {
    return worklist.items().stream()
        .filter(MailItem.class::isInstance)
        .map(MailItem.class::cast)
        .filter(line -> !line.done())
        .toList();
  }
}
