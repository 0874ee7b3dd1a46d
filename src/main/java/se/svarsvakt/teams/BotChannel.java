package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import se.svarsvakt.http.CircuitBreaker;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.CardUpdater.Replaced;
import se.svarsvakt.teams.TeamsAppInstaller.Installation;
import se.svarsvakt.teams.bot.CardMessage;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.ConnectorResult;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.Conversations.Conversation;
import se.svarsvakt.teams.bot.Conversations.State;
import tools.jackson.databind.JsonNode;

/**
 * Tells people with a card from the bot, one card for each nudge. Whoever blocked or removed the
 * bot is left alone until it is installed again. A card that may have arrived is not sent again.
 */
public final class BotChannel implements NudgeChannel {
  private static final int ENOUGH_FAILURES = 3;
  private static final Duration PAUSE = Duration.ofMinutes(2);

  private final Conversations conversations;
  private final Connector connector;
  private final CardUpdater cards;
  private final Surroundings surroundings;
  private final Clock clock;
  private final CircuitBreaker breaker;

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
      Optional<TeamsAppInstaller> installer, URI connectorUrl, String tenantId, Clock clock) {}

  /**
   * Over a connector.
   *
   * @param conversations where people's conversations are, and who does not want one
   */
  public BotChannel(
      Conversations conversations,
      Connector connector,
      CardUpdater cards,
      Surroundings surroundings) {
    this.conversations = conversations;
    this.connector = connector;
    this.cards = cards;
    this.surroundings = surroundings;
    this.clock = surroundings.clock();
    this.breaker = new CircuitBreaker(ENOUGH_FAILURES, PAUSE, clock);
  }

  @Override
  public String name() {
    return "bot";
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    return switch (prepare(message)) {
      case Preparation.Over(Delivery delivery) -> delivery;
      case Preparation.Ready(Supplier<Delivery> sending) -> sending.get();
    };
  }

  /** Makes the card, and the conversation where there is none yet. */
  @Override
  public Preparation prepare(NudgeMessage message) {
    MailboxId person = message.recipient();
    Optional<Conversation> known = conversations.of(person);
    Optional<String> unwanted = known.flatMap(one -> unwanted(one.state()));
    if (unwanted.isPresent()) {
      return new Preparation.Over(new Delivery.Skipped(unwanted.get()));
    }
    if (breaker.isOpen()) {
      return new Preparation.Over(
          new Delivery.Failed("the Bot Connector did not answer for others just now"));
    }
    JsonNode activity = CardMessage.of(cards.card(message), message.preview());
    Beginning beginning =
        known.flatMap(Place::of).<Beginning>map(Begun::new).orElseGet(() -> begin(person));
    return switch (beginning) {
      case Begun(Place place) -> new Preparation.Ready(() -> delivered(person, place, activity));
      case NotBegun(Delivery delivery) -> new Preparation.Over(delivery);
    };
  }

  private Delivery delivered(MailboxId person, Place place, JsonNode activity) {
    ConnectorResult sent = write(person, place, activity);
    if (sent instanceof ConnectorResult.Gone) { // the conversation is not there any more
      return switch (begin(person)) {
        case Begun(Place other) -> delivery(write(person, other, activity));
        case NotBegun(Delivery delivery) -> delivery;
      };
    }
    return delivery(sent);
  }

  /**
   * Replaces a card that stands in a person's conversation.
   *
   * @param receipt what its delivery gave
   * @return blocked where the person does not want the bot, gone where the card is not there
   */
  public ConnectorResult update(MailboxId person, String receipt, JsonNode card) {
    Optional<Conversation> known = conversations.of(person);
    if (known.isPresent() && known.get().state() != State.OPEN) {
      return new ConnectorResult.Blocked(known.get().state(), "");
    }
    Optional<Place> place = known.flatMap(Place::of);
    if (place.isEmpty() || receipt.isEmpty()) {
      return new ConnectorResult.Gone("");
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

  /** What came of the attempt to begin a conversation. */
  private sealed interface Beginning {}

  private record Begun(Place place) implements Beginning {}

  private record NotBegun(Delivery delivery) implements Beginning {}

  /** Whoever has the app already needs no installation, of which Graph takes six a minute. */
  private Beginning begin(MailboxId person) {
    ConnectorResult opened = create(person);
    boolean wantsApp =
        switch (opened) {
          case ConnectorResult.Refused _, ConnectorResult.Gone _ -> true;
          case ConnectorResult.Blocked(State state, String _) -> state == State.REMOVED;
          case ConnectorResult.Done _, ConnectorResult.Passing _, ConnectorResult.Uncertain _ ->
              false;
        };
    return wantsApp && surroundings.installer().isPresent()
        ? install(person, surroundings.installer().get())
        : begun(person, opened);
  }

  private Beginning install(MailboxId person, TeamsAppInstaller installer) {
    return switch (installer.install(person)) {
      case Installation.There(boolean justNow) -> {
        ConnectorResult opened = create(person);
        yield justNow
                && opened instanceof ConnectorResult.Refused refused
                && refused.isForWantOfApp()
            ? new NotBegun(
                new Delivery.Failed("Teams has not finished to install the app for this person"))
            : begun(person, opened);
      }
      case Installation.Impossible(String code) ->
          new NotBegun(
              new Delivery.Skipped(
                  "the Teams app cannot be installed for this person (" + code + ")"));
      case Installation.Later(String code) ->
          new NotBegun(
              new Delivery.Failed("the Teams app was not installed this time (" + code + ")"));
    };
  }

  private ConnectorResult create(MailboxId person) {
    return counted(
        connector.createConversation(surroundings.connectorUrl(), person, surroundings.tenantId()));
  }

  private Beginning begun(MailboxId person, ConnectorResult opened) {
    if (opened instanceof ConnectorResult.Done(String id)) {
      conversations.opened(person, id, surroundings.connectorUrl(), clock.instant());
      return new Begun(new Place(id, surroundings.connectorUrl()));
    }
    return new NotBegun(delivery(remembered(person, opened)));
  }

  /** Several failures in a row tell that the connector is down. */
  private ConnectorResult counted(ConnectorResult outcome) {
    switch (outcome) {
      case ConnectorResult.Passing _, ConnectorResult.Uncertain _ -> breaker.failed();
      case ConnectorResult.Done _,
          ConnectorResult.Blocked _,
          ConnectorResult.Gone _,
          ConnectorResult.Refused _ ->
          breaker.succeeded();
    }
    return outcome;
  }

  private ConnectorResult write(MailboxId person, Place place, JsonNode activity) {
    ConnectorResult sent = counted(connector.send(place.serviceUrl(), place.id(), activity));
    if (sent instanceof ConnectorResult.Done(String receipt)) {
      fresh.add(receipt);
    }
    return remembered(person, sent);
  }

  private ConnectorResult remembered(MailboxId person, ConnectorResult outcome) {
    if (outcome instanceof ConnectorResult.Blocked blocked) {
      conversations.closed(person, blocked.state(), clock.instant());
    }
    return outcome;
  }

  private static Delivery delivery(ConnectorResult outcome) {
    return switch (outcome) {
      case ConnectorResult.Done(String id) -> new Delivery.Sent(id);
      case ConnectorResult.Blocked(State state, String code) ->
          new Delivery.Skipped(unwanted(state).orElse("the bot is blocked") + " (" + code + ")");
      case ConnectorResult.Gone(String code) ->
          new Delivery.Skipped("Teams has no conversation with this person (" + code + ")");
      case ConnectorResult.Refused(String code) ->
          new Delivery.Skipped("the Bot Connector refused the card (" + code + ")");
      case ConnectorResult.Passing(String code) ->
          new Delivery.Failed("the Bot Connector did not take the card (" + code + ")");
      case ConnectorResult.Uncertain() ->
          new Delivery.Uncertain("the Bot Connector's answer was lost");
    };
  }

  @Override
  public void keepTrue(Map<NudgeItem, String> standing, Instant now) {
    Set<String> delivered = Set.copyOf(fresh);
    cards.keepTrue(
        name(),
        new CardUpdater.Truth(standing, now, clock.instant(), delivered),
        (receipt, card) -> replaced(update(receipt.person(), receipt.receipt(), card)));
    fresh.removeAll(delivered);
  }

  private static Replaced replaced(ConnectorResult outcome) {
    return switch (outcome) {
      case ConnectorResult.Done _,
          ConnectorResult.Blocked _,
          ConnectorResult.Gone _,
          ConnectorResult.Refused _ ->
          Replaced.SETTLED;
      case ConnectorResult.Passing _, ConnectorResult.Uncertain _ -> Replaced.NOT_NOW;
    };
  }
}
