package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.svarsvakt.http.CircuitBreaker;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.teams.bot.CardMessage;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.ConnectorResult;
import se.svarsvakt.teams.bot.Conversations;
import tools.jackson.databind.JsonNode;

/**
 * Writes to single people through the Bot Connector. It remembers who does not want the bot, and
 * notices when the connector is down.
 */
public final class BotMessenger {
  private static final int ENOUGH_FAILURES = 3;
  private static final Duration PAUSE = Duration.ofMinutes(2);

  private final Conversations conversations;
  private final Connector connector;
  private final Clock clock;
  private final CircuitBreaker breaker;

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
    this.breaker = new CircuitBreaker(ENOUGH_FAILURES, PAUSE, clock);
  }

  /**
   * Where a conversation is.
   *
   * @param id its id
   * @param serviceUrl where it is answered
   */
  record ConversationAddress(String id, URI serviceUrl) {
    static Optional<ConversationAddress> of(Conversations.Conversation known) {
      return known
          .conversation()
          .flatMap(id -> known.serviceUrl().map(url -> new ConversationAddress(id, url)));
    }
  }

  /** Whether the connector did not answer several times in a row. */
  boolean isDown() {
    return breaker.isOpen();
  }

  /** A pass begins to tell people. */
  void begin() {
    connector.begin();
  }

  /** Waits until one of many reminders may go; false where that would take too long. */
  boolean awaitTurn() {
    return connector.awaitTurn();
  }

  /** Asks for a conversation with a person. */
  ConnectorResult create(URI connectorUrl, MailboxId person, String tenantId) {
    return counted(connector.createConversation(connectorUrl, person, tenantId));
  }

  /** Writes into a person's conversation. */
  ConnectorResult send(MailboxId person, ConversationAddress place, JsonNode activity) {
    return remembered(person, counted(connector.remind(place.serviceUrl(), place.id(), activity)));
  }

  /**
   * Replaces a card that stands in a person's conversation.
   *
   * @param receipt what its delivery gave
   * @return blocked where the person does not want the bot, gone where the card is not there
   */
  ConnectorResult update(MailboxId person, String receipt, JsonNode card) {
    Optional<Conversations.Conversation> known = conversations.of(person);
    if (known.isPresent() && known.get().state() != Conversations.State.OPEN) {
      return new ConnectorResult.Blocked(known.get().state(), "");
    }
    Optional<ConversationAddress> place = known.flatMap(ConversationAddress::of);
    if (place.isEmpty() || receipt.isEmpty()) {
      return new ConnectorResult.Gone("");
    }
    JsonNode activity = CardMessage.of(card, "").put("id", receipt);
    ConversationAddress at = place.get();
    return remembered(person, connector.update(at.serviceUrl(), at.id(), receipt, activity));
  }

  /** Several failures in a row tell that the connector is down. */
  private ConnectorResult counted(ConnectorResult outcome) {
    switch (outcome) {
      case ConnectorResult.Passing _, ConnectorResult.AnswerLost _ -> breaker.failed();
      case ConnectorResult.Accepted _,
          ConnectorResult.Blocked _,
          ConnectorResult.Gone _,
          ConnectorResult.Rejected _ ->
          breaker.succeeded();
      case ConnectorResult.Crowded _ -> {
        // it does answer
      }
    }
    return outcome;
  }

  /** Whoever does not want the bot is left alone from now on. */
  ConnectorResult remembered(MailboxId person, ConnectorResult outcome) {
    if (outcome instanceof ConnectorResult.Blocked blocked) {
      conversations.closed(person, blocked.state(), clock.instant());
    }
    return outcome;
  }

  /** What an answer of the connector means for a delivery. */
  static Delivery delivery(ConnectorResult outcome) {
    return switch (outcome) {
      case ConnectorResult.Accepted(String id) -> new Delivery.Sent(id);
      case ConnectorResult.Blocked(Conversations.State state, String code) ->
          new Delivery.Skipped(unwanted(state).orElse("the bot is blocked") + " (" + code + ")");
      case ConnectorResult.Gone(String code) ->
          new Delivery.Skipped("Teams has no conversation with this person (" + code + ")");
      case ConnectorResult.Rejected(String code) ->
          new Delivery.Skipped("the Bot Connector refused the card (" + code + ")");
      case ConnectorResult.Passing(String code) ->
          new Delivery.Failed("the Bot Connector did not take the card (" + code + ")");
      case ConnectorResult.Crowded _ -> Delivery.Failed.FOR_A_PAUSE;
      case ConnectorResult.AnswerLost() ->
          new Delivery.Uncertain("the Bot Connector's answer was lost");
    };
  }

  /** Why the bot may not write; empty where it may. */
  static Optional<String> unwanted(Conversations.State state) {
    return switch (state) {
      case OPEN -> Optional.empty();
      case BLOCKED -> Optional.of("the bot may not write to this person until they open it again");
      case REMOVED -> Optional.of("this person removed the bot");
    };
  }
}
