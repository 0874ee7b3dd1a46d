package se.svarsvakt.teams.bot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.teams.card.ActionNote;
import se.svarsvakt.teams.card.CardAction;
import se.svarsvakt.teams.card.CardSessions;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.ActionReading;
import se.svarsvakt.worklist.ActionReading.Complete;
import se.svarsvakt.worklist.ActionReading.Incomplete;
import se.svarsvakt.worklist.ActionReading.Unreadable;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * Does what somebody asked for on a card, and writes the card anew. What a delivered card is about
 * is looked up here; what the client says it is about counts only as far as the person may see it.
 *
 * @param deliveries the reminders that were delivered
 * @param texts writes cards of words alone
 * @param sessions which cards people are at
 */
public record CardActions(
    Worklists worklists,
    DeliveryLog deliveries,
    CardWriter cards,
    TextCards texts,
    CardSessions sessions) {
  private static final Logger LOG = LoggerFactory.getLogger(CardActions.class);

  /** Cards of older reminders are written anew from what the client sends. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final String ACTED_ON = "acted-on";

  /**
   * What somebody asked for on a card.
   *
   * @param person who
   * @param action what
   * @param activityId the card that was acted on; maybe empty
   */
  record Asked(MailboxId person, CardAction action, String activityId) {}

  /**
   * A card as it is now.
   *
   * @param json the card
   * @param receipt where it stands, if it was delivered as a reminder
   * @param note what it says of what was just done
   */
  record WrittenCard(JsonNode json, Optional<Receipt> receipt, Optional<ActionNote> note) {}

  /**
   * Does it. The card is of the moment after it, when all that was done meanwhile is done too: of
   * two clicks that come at once, the first may be the later to be looked at.
   */
  WrittenCard act(Asked asked, Clock clock) {
    Optional<ActionNote> just = done(asked, clock.instant());
    Instant now = clock.instant();
    sessions.visited(asked.person(), asked.activityId(), just, now);
    Optional<ActionNote> note =
        just.or(() -> sessions.note(asked.person(), asked.activityId(), now));
    try {
      WrittenCard written = written(asked, note, now);
      written
          .receipt()
          .filter(receipt -> receipt.kind().isAboutMail())
          .ifPresent(receipt -> deliveries.opened(receipt, now));
      return written;
    } catch (RuntimeException e) {
      if (note.isEmpty()) {
        throw e;
      }
      LOG.warn("a card was not written after an action: {}", e.getClass().getSimpleName());
      return new WrittenCard(texts.says("", note.get(), now), Optional.empty(), note);
    }
  }

  /** The same card once more, as it is by now; nothing is done. */
  WrittenCard again(Asked asked, WrittenCard before, Instant now) {
    return written(asked, before.note(), now);
  }

  private WrittenCard written(Asked asked, Optional<ActionNote> note, Instant now) {
    MailboxId person = asked.person();
    Optional<Receipt> receipt =
        asked.activityId().isEmpty()
            ? Optional.empty()
            : deliveries.receipts("bot", now.minus(REMEMBERED), person, asked.activityId()).stream()
                .findFirst();
    Worklist worklist =
        receipt
            .map(found -> worklists.reminder(person, found.kind(), found.items(), now))
            .orElseGet(() -> worklists.about(person, items(asked.action()), now));
    boolean nothing = worklist.items().isEmpty() && worklist.others() == 0;
    JsonNode card =
        nothing && note.isPresent()
            ? texts.says(worklist.language(), note.get(), now)
            : cards.card(worklist, note);
    return new WrittenCard(card, receipt, note);
  }

  private Optional<ActionNote> done(Asked asked, Instant now) {
    return asked
        .action()
        .reading()
        .map(
            reading ->
                switch (reading) {
                  case Complete(UserAction action) ->
                      ActionNote.of(worklists.act(asked.person(), action, now));
                  case Incomplete incomplete -> ActionNote.incomplete(incomplete.kind());
                  case Unreadable _ -> ActionNote.UNREADABLE;
                });
  }

  private static List<NudgeItem> items(CardAction action) {
    List<NudgeItem> items = new ArrayList<>(action.items());
    action
        .reading()
        .flatMap(CardActions::item)
        .filter(item -> !items.contains(item))
        .ifPresent(items::add);
    return items;
  }

  private static Optional<NudgeItem> item(ActionReading reading) {
    return switch (reading) {
      case Complete(UserAction.ItemAction action) -> Optional.of(NudgeItem.of(action));
      case Incomplete(var _, NudgeItem item, var _) -> Optional.of(item);
      case Complete(UserAction.Undo _), Unreadable _ -> Optional.empty();
    };
  }

  /** The card stands there now; the next pass looks whether it is still true. */
  void stands(WrittenCard written) {
    written.receipt().ifPresent(receipt -> deliveries.shows(receipt, ACTED_ON));
  }
}
