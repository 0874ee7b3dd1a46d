package se.svarsvakt.teams.bot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.teams.card.ActionNote;
import se.svarsvakt.teams.card.CardAction;
import se.svarsvakt.teams.card.CardAction.Intent;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * Does what somebody asked for on a card, and writes the card anew. What a delivered card is about
 * is looked up here; what the client says it is about counts only as far as the person may see it.
 */
final class CardActions {
  private static final Logger LOG = LoggerFactory.getLogger(CardActions.class);

  /** Cards of older reminders are written anew from what the client sends. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final String ACTED_ON = "acted-on";

  private final Worklists worklists;
  private final DeliveryLog deliveries;
  private final CardWriter cards;
  private final TextCards texts;

  CardActions(Worklists worklists, DeliveryLog deliveries, CardWriter cards, TextCards texts) {
    this.worklists = worklists;
    this.deliveries = deliveries;
    this.cards = cards;
    this.texts = texts;
  }

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
  record Written(JsonNode json, Optional<Receipt> receipt, Optional<ActionNote> note) {}

  /**
   * Does it. The card is of the moment after it, when all that was done meanwhile is done too: of
   * two clicks that come at once, the first may be the later to be looked at.
   */
  Written act(Asked asked, Clock clock) {
    Optional<ActionNote> note = done(asked.person(), asked.action().intent(), clock.instant());
    Instant now = clock.instant();
    try {
      return written(asked, note, now);
    } catch (RuntimeException e) {
      if (note.isEmpty()) {
        throw e;
      }
      LOG.warn("a card was not written after an action: {}", e.getClass().getSimpleName());
      return new Written(texts.says("", note.get(), now), Optional.empty(), note);
    }
  }

  /** The same card once more, as it is by now; nothing is done. */
  Written again(Asked asked, Written before, Instant now) {
    return written(asked, before.note(), now);
  }

  private Written written(Asked asked, Optional<ActionNote> note, Instant now) {
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
    boolean nothing = worklist.lines().isEmpty() && worklist.others() == 0;
    JsonNode card =
        nothing && note.isPresent()
            ? texts.says(worklist.language(), note.get(), now)
            : cards.card(worklist, note);
    return new Written(card, receipt, note);
  }

  private Optional<ActionNote> done(MailboxId person, Intent intent, Instant now) {
    return switch (intent) {
      case Intent.Act(Worklists.Request request) ->
          Optional.of(ActionNote.of(worklists.act(person, request, now)));
      case Intent.Undo(long auditEntry) ->
          Optional.of(ActionNote.of(worklists.undo(person, auditEntry, now)));
      case Intent.Refresh _ -> Optional.empty();
      case Intent.Incomplete incomplete -> Optional.of(ActionNote.incomplete(incomplete.choice()));
      case Intent.Unreadable _ -> Optional.of(ActionNote.UNREADABLE);
    };
  }

  private static List<NudgeItem> items(CardAction action) {
    List<NudgeItem> items = new ArrayList<>(action.items());
    item(action.intent()).filter(item -> !items.contains(item)).ifPresent(items::add);
    return items;
  }

  private static Optional<NudgeItem> item(Intent intent) {
    return switch (intent) {
      case Intent.Act(Worklists.Request request) -> Optional.of(request.item());
      case Intent.Incomplete(NudgeItem item, var _) -> Optional.of(item);
      case Intent.Undo _, Intent.Refresh _, Intent.Unreadable _ -> Optional.empty();
    };
  }

  /** The card stands there now; the next pass looks whether it is still true. */
  void stands(Written written) {
    written.receipt().ifPresent(receipt -> deliveries.shows(receipt, ACTED_ON));
  }
}
