package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.teams.bot.CardMessage;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.Conversations.Conversation;
import se.svarsvakt.teams.bot.Conversations.State;
import se.svarsvakt.teams.bot.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * Writes to single people through the Bot Connector. It remembers who does not want the bot, and
 * notices when the connector is down.
 */
public final class BotMessenger {
  private final Conversations conversations;
  private final Connector connector;
  private final Clock clock;
  private final Outage outage;

  /**
   * Over a connector.
   *
   * @param conversations where people's conversations are, and who does not want one
   * @param clock for telling when a conversation was closed
   */
  public BotMessenger(Conversations conversations, Connector connector, Clock clock) {
    this.conversations = conversations;
    this.connector = connector;
    this.clock = clock;
    this.outage = new Outage(clock);
  }

  /**
   * Where a conversation is.
   *
   * @param id its id
   * @param serviceUrl where it is answered
   */
  record Place(String id, URI serviceUrl) {
    static Optional<Place> of(Conversation known) {
      return known.conversation().flatMap(id -> known.serviceUrl().map(url -> new Place(id, url)));
    }
  }

  /** Whether the connector did not answer several times in a row. */
  boolean isDown() {
    return outage.isOn();
  }

  /** Asks for a conversation with a person. */
  Outcome create(URI connectorUrl, MailboxId person, String tenantId) {
    return counted(connector.createConversation(connectorUrl, person, tenantId));
  }

  /** Writes into a person's conversation. */
  Outcome send(MailboxId person, Place place, JsonNode activity) {
    return remembered(person, counted(connector.send(place.serviceUrl(), place.id(), activity)));
  }

  /**
   * Replaces a card that stands in a person's conversation.
   *
   * @param receipt what its delivery gave
   * @return blocked where the person does not want the bot, gone where the card is not there
   */
  Outcome update(MailboxId person, String receipt, JsonNode card) {
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

  /** Several failures in a row tell that the connector is down. */
  private Outcome counted(Outcome outcome) {
    switch (outcome) {
      case Outcome.Passing _, Outcome.Uncertain _ -> outage.failed();
      case Outcome.Done _, Outcome.Blocked _, Outcome.Gone _, Outcome.Refused _ ->
          outage.answered();
    }
    return outcome;
  }

  /** Whoever does not want the bot is left alone from now on. */
  Outcome remembered(MailboxId person, Outcome outcome) {
    if (outcome instanceof Outcome.Blocked blocked) {
      conversations.closed(person, blocked.state(), clock.instant());
    }
    return outcome;
  }

  /** What an answer of the connector means for a delivery. */
  static Delivery delivery(Outcome outcome) {
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
      case Outcome.Uncertain() -> new Delivery.Uncertain("the Bot Connector's answer was lost");
    };
  }

  /** Why the bot may not write; empty where it may. */
  static Optional<String> unwanted(State state) {
    return switch (state) {
      case OPEN -> Optional.empty();
      case BLOCKED -> Optional.of("the bot may not write to this person until they open it again");
      case REMOVED -> Optional.of("this person removed the bot");
    };
  }
}
