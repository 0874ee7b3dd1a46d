package se.svarsvakt.teams.bot;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.teams.bot.CardActions.Asked;
import se.svarsvakt.teams.bot.Conversations.Conversation;
import se.svarsvakt.teams.bot.Conversations.State;
import se.svarsvakt.teams.card.CardAction;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * The bot in its conversations with single people. Who somebody is comes from the activity that
 * Teams vouches for, never from a card. In groups it says nothing.
 */
public final class PersonalBot implements Bot {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalBot.class);

  private final Conversations conversations;
  private final Connector connector;
  private final CardActions worklists;
  private final ChatCommands talk;
  private final Clock clock;
  private final Executor later;

  /**
   * With what it talks through.
   *
   * @param conversations where people's conversations are
   */
  public PersonalBot(
      Conversations conversations, Connector connector, Contents contents, Timing timing) {
    this.conversations = conversations;
    this.connector = connector;
    this.worklists =
        new CardActions(
            contents.worklists(), contents.deliveries(), contents.cards(), contents.texts());
    this.talk = new ChatCommands(contents.worklists(), contents.cards(), contents.texts());
    this.clock = timing.clock();
    this.later = timing.later();
  }

  /**
   * What it talks about.
   *
   * @param worklists what people see and can do
   * @param deliveries the reminders that were delivered
   * @param cards writes cards
   * @param texts writes cards of words alone
   */
  public record Contents(
      Worklists worklists, DeliveryLog deliveries, CardWriter cards, TextCards texts) {}

  /**
   * When things happen.
   *
   * @param clock the one clock
   * @param later runs what Teams need not wait for
   */
  public record Timing(Clock clock, Executor later) {}

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

  private void open(MailboxId person, Activity activity) {
    Conversation there =
        new Conversation(
            State.OPEN, Optional.of(activity.conversation()), Optional.of(activity.serviceUrl()));
    if (!conversations.of(person).equals(Optional.of(there))) {
      conversations.opened(person, activity.conversation(), activity.serviceUrl(), clock.instant());
    }
  }

  private Reply said(MailboxId person, Activity activity) {
    open(person, activity);
    Optional<CardAction> action = CardAction.read(activity.value());
    later.execute(
        () -> {
          try {
            if (action.isPresent()) {
              submitted(person, activity, action.get());
            } else {
              send(activity, talk.answer(person, activity, clock.instant()));
            }
          } catch (RuntimeException e) {
            LOG.warn("a message was not answered: {}", e.getClass().getSimpleName());
            send(activity, talk.fault(activity, clock.instant()));
          }
        });
    return Reply.OK;
  }

  /** A client that does not know {@code Action.Execute} sends a message; its card is replaced. */
  private void submitted(MailboxId person, Activity activity, CardAction action) {
    CardActions.Written card =
        worklists.act(new Asked(person, action, activity.replyToId()), clock);
    if (activity.replyToId().isEmpty()) {
      send(activity, card.json());
    } else {
      replace(activity, card);
    }
  }

  private Reply invoked(MailboxId person, Activity activity) {
    Optional<CardAction> action =
        activity.name().equals("adaptiveCard/action")
            ? CardAction.read(activity.value())
            : Optional.empty();
    if (action.isEmpty()) {
      return notTaken();
    }
    open(person, activity);
    try {
      Asked asked = new Asked(person, action.get(), activity.replyToId());
      CardActions.Written card = worklists.act(asked, clock);
      if (!activity.replyToId().isEmpty() && !isRefresh(action.get())) {
        later.execute(() -> replaceAgain(activity, asked, card));
      }
      return new Reply(200, CardMessage.answer(card.json()));
    } catch (RuntimeException e) {
      LOG.warn("a card's action was not done: {}", e.getClass().getSimpleName());
      return new Reply(200, CardMessage.answer(talk.fault(activity, clock.instant())));
    }
  }

  /** Written anew, so that of two quick actions the later one does not lose to the earlier. */
  private void replaceAgain(Activity activity, Asked asked, CardActions.Written shown) {
    try {
      replace(activity, worklists.again(asked, shown, clock.instant()));
    } catch (RuntimeException e) {
      LOG.warn("a card was not replaced: {}", e.getClass().getSimpleName());
    }
  }

  private static boolean isRefresh(CardAction action) {
    return action.intent() instanceof CardAction.Intent.Refresh;
  }

  private static Reply notTaken() {
    return new Reply(
        501, CardMessage.refusal(501, "NotImplemented", "the bot does not take this invoke"));
  }

  /** The answer to the invoke changes the card on one screen; this changes it for good. */
  private void replace(Activity activity, CardActions.Written card) {
    Outcome outcome =
        connector.update(
            activity.serviceUrl(),
            activity.conversation(),
            activity.replyToId(),
            CardMessage.of(card.json(), "").put("id", activity.replyToId()));
    if (outcome instanceof Outcome.Done) {
      worklists.stands(card);
    } else {
      LOG.warn("a card was not replaced: {}", outcome.getClass().getSimpleName());
    }
  }

  private void send(Activity activity, JsonNode card) {
    Outcome outcome =
        connector.send(activity.serviceUrl(), activity.conversation(), CardMessage.of(card, ""));
    if (!(outcome instanceof Outcome.Done)) {
      LOG.warn("an answer was not sent: {}", outcome.getClass().getSimpleName());
    }
  }
}
