package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.CardKeeper.Replaced;
import se.svarsvakt.teams.Installer.Installation;
import se.svarsvakt.teams.bot.CardMessage;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.Conversations.Conversation;
import se.svarsvakt.teams.bot.Conversations.State;
import se.svarsvakt.teams.bot.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * Tells people with a card from the bot, one card for each nudge. Whoever blocked or removed the
 * bot is left alone until it is installed again. A card that may have arrived is not sent again.
 */
public final class BotChannel implements NudgeChannel {
  private static final Logger LOG = LoggerFactory.getLogger(BotChannel.class);

  private final Conversations conversations;
  private final Connector connector;
  private final CardKeeper cards;
  private final Surroundings surroundings;
  private final Clock clock;
  private final Outage outage;

  /** What went out since cards were last looked through; they show what the pass has found. */
  private final Set<String> fresh = ConcurrentHashMap.newKeySet();

  /**
   * Where the bot works, and how a conversation begins with somebody whom it has never met.
   *
   * @param installer installs the app first; empty where the app's id is not known
   * @param connectorUrl Microsoft's published Bot Connector
   * @param tenantId the organisation's tenant
   * @param clock for telling when a conversation was opened or closed
   */
  public record Surroundings(
      Optional<Installer> installer, URI connectorUrl, String tenantId, Clock clock) {}

  /**
   * Over a connector.
   *
   * @param conversations where people's conversations are, and who does not want one
   */
  public BotChannel(
      Conversations conversations,
      Connector connector,
      CardKeeper cards,
      Surroundings surroundings) {
    this.conversations = conversations;
    this.connector = connector;
    this.cards = cards;
    this.surroundings = surroundings;
    this.clock = surroundings.clock();
    this.outage = new Outage(clock);
  }

  @Override
  public String name() {
    return "bot";
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    MailboxId person = message.recipient();
    Optional<Conversation> known = conversations.of(person);
    Optional<String> unwanted = known.flatMap(one -> unwanted(one.state()));
    if (unwanted.isPresent()) {
      return new Delivery.Skipped(unwanted.get());
    }
    if (outage.isOn()) {
      return new Delivery.Failed("the Bot Connector did not answer for others just now");
    }
    Delivery delivery =
        activity(message)
            .map(activity -> delivered(known, person, activity))
            .orElse(new Delivery.Failed("the card could not be made"));
    remember(delivery);
    return delivery;
  }

  /** Empty where it could not be made; then nothing has been sent. */
  private Optional<JsonNode> activity(NudgeMessage message) {
    try {
      return Optional.of(CardMessage.of(cards.card(message), message.preview()));
    } catch (RuntimeException e) {
      LOG.warn("a card was not made: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private void remember(Delivery delivery) {
    switch (delivery) {
      case Delivery.Sent(String receipt) -> {
        fresh.add(receipt);
        outage.answered();
      }
      case Delivery.Skipped _ -> outage.answered();
      case Delivery.Failed _, Delivery.Uncertain _ -> outage.failed();
    }
  }

  private Delivery delivered(Optional<Conversation> known, MailboxId person, JsonNode activity) {
    Optional<Place> place = known.flatMap(Place::of);
    if (place.isPresent()) {
      Outcome sent = write(person, place.get(), activity);
      if (!(sent instanceof Outcome.Gone)) {
        return delivery(sent);
      }
    }
    return begin(person, activity);
  }

  /**
   * Replaces a card that stands in a person's conversation.
   *
   * @param receipt what its delivery gave
   * @return blocked where the person does not want the bot, gone where the card is not there
   */
  public Outcome update(MailboxId person, String receipt, JsonNode card) {
    Optional<Conversation> known = conversations.of(person);
    if (known.isPresent() && known.get().state() != State.OPEN) {
      return new Outcome.Blocked(known.get().state(), "");
    }
    Optional<Place> place = known.flatMap(Place::of);
    if (place.isEmpty() || receipt.isEmpty()) {
      return new Outcome.Gone("");
    }
    JsonNode activity = CardMessage.of(card, "").put("id", receipt);
    Place at = place.get();
    return remembered(person, connector.update(at.serviceUrl(), at.id(), receipt, activity));
  }

  /** Where a conversation is. */
  private record Place(String id, URI serviceUrl) {
    static Optional<Place> of(Conversation known) {
      return known.conversation().flatMap(id -> known.serviceUrl().map(url -> new Place(id, url)));
    }
  }

  private static Optional<String> unwanted(State state) {
    return switch (state) {
      case OPEN -> Optional.empty();
      case BLOCKED -> Optional.of("the bot may not write to this person until they open it again");
      case REMOVED -> Optional.of("this person removed the bot");
    };
  }

  private Delivery begin(MailboxId person, JsonNode activity) {
    Installation installation =
        surroundings
            .installer()
            .map(one -> one.install(person))
            .orElse(new Installation.There(false));
    return switch (installation) {
      case Installation.There(boolean justNow) -> open(person, justNow, activity);
      case Installation.Impossible(String code) -> uninstalled(person, code, activity);
      case Installation.Later(String code) ->
          new Delivery.Failed("the Teams app was not installed this time (" + code + ")");
    };
  }

  /** The app may be there all the same, by the administrator's hand. */
  private Delivery uninstalled(MailboxId person, String code, JsonNode activity) {
    Delivery delivery = open(person, false, activity);
    return delivery instanceof Delivery.Skipped
        ? new Delivery.Skipped("the Teams app cannot be installed for this person (" + code + ")")
        : delivery;
  }

  private Delivery open(MailboxId person, boolean justInstalled, JsonNode activity) {
    URI url = surroundings.connectorUrl();
    Outcome opened =
        remembered(person, connector.createConversation(url, person, surroundings.tenantId()));
    return switch (opened) {
      case Outcome.Done(String id) -> {
        conversations.opened(person, id, url, clock.instant());
        yield delivery(write(person, new Place(id, url), activity));
      }
      case Outcome.Refused refused when justInstalled && refused.isForWantOfApp() ->
          new Delivery.Failed("Teams has not finished to install the app for this person");
      default -> delivery(opened);
    };
  }

  private Outcome write(MailboxId person, Place place, JsonNode activity) {
    return remembered(person, connector.send(place.serviceUrl(), place.id(), activity));
  }

  private Outcome remembered(MailboxId person, Outcome outcome) {
    if (outcome instanceof Outcome.Blocked blocked) {
      conversations.closed(person, blocked.state(), clock.instant());
    }
    return outcome;
  }

  private static Delivery delivery(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(String id) -> new Delivery.Sent(id);
      case Outcome.Blocked(State state, String code) ->
          new Delivery.Skipped(unwanted(state).orElse("the bot is blocked") + " (" + code + ")");
      case Outcome.Gone(String code) ->
          new Delivery.Skipped("Teams has no conversation with this person (" + code + ")");
      case Outcome.Refused(String code) ->
          new Delivery.Skipped("the Bot Connector refused the card (" + code + ")");
      case Outcome.Passing(String code) ->
          new Delivery.Failed("the Bot Connector did not take the card (" + code + ")");
      case Outcome.Uncertain() ->
          new Delivery.Uncertain("the card may have arrived; it is not sent again");
    };
  }

  @Override
  public void keepTrue(Map<NudgeItem, String> standing, Instant now) {
    Set<String> delivered = Set.copyOf(fresh);
    cards.keepTrue(
        name(),
        new CardKeeper.Truth(standing, now, clock.instant(), delivered),
        (receipt, card) -> replaced(update(receipt.person(), receipt.receipt(), card)));
    fresh.removeAll(delivered);
  }

  private static Replaced replaced(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Blocked _, Outcome.Gone _, Outcome.Refused _ -> Replaced.SETTLED;
      case Outcome.Passing _, Outcome.Uncertain _ -> Replaced.NOT_NOW;
    };
  }
}
