package se.svarsvakt.teams.bot;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.teams.bot.CardActions.Asked;
import se.svarsvakt.teams.bot.Conversations.Conversation;
import se.svarsvakt.teams.bot.Conversations.State;
import se.svarsvakt.teams.card.ActionNote;
import se.svarsvakt.teams.card.CardAction;
import se.svarsvakt.worklist.AccountGate;
import tools.jackson.databind.JsonNode;

/**
 * The bot in its conversations with single people. Who somebody is comes from the activity that
 * Teams vouches for, never from a card. In groups it says nothing.
 *
 * @param conversations where people's conversations are
 * @param gate lets those in who are of the organisation still
 * @param cards does what people ask for on cards
 * @param commands answers what people write
 * @param later runs what Teams need not wait for
 */
public record PersonalBot(
    Conversations conversations,
    Connector connector,
    AccountGate gate,
    CardActions cards,
    ChatCommands commands,
    Clock clock,
    Executor later)
    implements Bot {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalBot.class);

  @Override
  public Reply take(Activity activity) {
    if (!activity.personal() || activity.person().isEmpty()) {
      return activity.type().equals("invoke") ? notTaken() : Reply.OK;
    }
    MailboxId person = activity.person().get();
    return switch (activity.type()) {
      case "installationUpdate" -> installed(person, activity);
      case "conversationUpdate" -> met(person, activity);
      case "message" -> said(person, activity);
      case "invoke" -> invoked(person, activity);
      default -> Reply.OK;
    };
  }

  private Reply installed(MailboxId person, Activity activity) {
    if (activity.action().startsWith("remove")) {
      conversations.closed(person, State.REMOVED, clock.instant());
    } else {
      open(person, activity);
    }
    return Reply.OK;
  }

  /** It comes with every installation, and says nothing of a removal. */
  private Reply met(MailboxId person, Activity activity) {
    if (conversations.of(person).isEmpty()) {
      open(person, activity);
    }
    return Reply.OK;
  }

  /** Who is known not to be one of the organisation's is given no conversation. */
  private void open(MailboxId person, Activity activity) {
    if (gate.admits(person) == AccountGate.Admission.OUTSIDER) {
      return;
    }
    Conversation there =
        new Conversation(
            State.OPEN, Optional.of(activity.conversation()), Optional.of(activity.serviceUrl()));
    if (!conversations.of(person).equals(Optional.of(there))) {
      conversations.opened(person, activity.conversation(), activity.serviceUrl(), clock.instant());
    }
  }

  private Reply said(MailboxId person, Activity activity) {
    open(person, activity);
    Optional<CardAction> action = CardAction.read(activity.value(), person);
    later.execute(
        () -> {
          try {
            Optional<ActionNote> refusal = refusal(person);
            if (refusal.isPresent()) {
              send(activity, commands.says(activity, refusal.get(), clock.instant()));
            } else if (action.isPresent()) {
              submitted(person, activity, action.get());
            } else {
              send(activity, commands.answer(person, activity, clock.instant()));
            }
          } catch (RuntimeException e) {
            LOG.warn("a message was not answered: {}", e.getClass().getSimpleName());
            send(activity, commands.says(activity, ActionNote.FAULT, clock.instant()));
          }
        });
    return Reply.OK;
  }

  /** A client that does not know {@code Action.Execute} sends a message; its card is replaced. */
  private void submitted(MailboxId person, Activity activity, CardAction action) {
    CardActions.WrittenCard card =
        cards.act(new Asked(person, action, activity.replyToId()), clock);
    if (activity.replyToId().isEmpty()) {
      send(activity, card.json());
    } else {
      replace(activity, card);
    }
  }

  private Reply invoked(MailboxId person, Activity activity) {
    Optional<CardAction> action =
        activity.name().equals("adaptiveCard/action")
            ? CardAction.read(activity.value(), person)
            : Optional.empty();
    if (action.isEmpty()) {
      return notTaken();
    }
    open(person, activity);
    Optional<ActionNote> refusal = refusal(person);
    if (refusal.isPresent()) {
      JsonNode card = commands.says(activity, refusal.get(), clock.instant());
      return new Reply(200, CardMessage.answer(card));
    }
    try {
      Asked asked = new Asked(person, action.get(), activity.replyToId());
      CardActions.WrittenCard card = cards.act(asked, clock);
      if (!activity.replyToId().isEmpty() && action.get().isWhole()) {
        later.execute(() -> replaceAgain(activity, asked, card));
      }
      return new Reply(200, CardMessage.answer(card.json()));
    } catch (RuntimeException e) {
      LOG.warn("a card's action was not done: {}", e.getClass().getSimpleName());
      return new Reply(
          200, CardMessage.answer(commands.says(activity, ActionNote.FAULT, clock.instant())));
    }
  }

  private Optional<ActionNote> refusal(MailboxId person) {
    return switch (gate.admits(person)) {
      case ADMITTED -> Optional.empty();
      case OUTSIDER -> Optional.of(ActionNote.OUTSIDER);
      case UNCHECKED -> Optional.of(ActionNote.UNCHECKED);
    };
  }

  /** Written anew, so that of two quick actions the later one does not lose to the earlier. */
  private void replaceAgain(Activity activity, Asked asked, CardActions.WrittenCard shown) {
    try {
      replace(activity, cards.again(asked, shown, clock.instant()));
    } catch (RuntimeException e) {
      LOG.warn("a card was not replaced: {}", e.getClass().getSimpleName());
    }
  }

  private static Reply notTaken() {
    return new Reply(
        501, CardMessage.refusal(501, "NotImplemented", "the bot does not take this invoke"));
  }

  /** The answer to the invoke changes the card on one screen; this changes it for good. */
  private void replace(Activity activity, CardActions.WrittenCard card) {
    ConnectorResult outcome =
        connector.update(
            activity.serviceUrl(),
            activity.conversation(),
            activity.replyToId(),
            CardMessage.of(card.json(), "").put("id", activity.replyToId()));
    if (outcome instanceof ConnectorResult.Accepted) {
      cards.stands(card);
    } else {
      LOG.warn("a card was not replaced: {}", outcome.getClass().getSimpleName());
    }
  }

  private void send(Activity activity, JsonNode card) {
    ConnectorResult outcome =
        connector.send(activity.serviceUrl(), activity.conversation(), CardMessage.of(card, ""));
    if (!(outcome instanceof ConnectorResult.Accepted)) {
      LOG.warn("an answer was not sent: {}", outcome.getClass().getSimpleName());
    }
  }
}
