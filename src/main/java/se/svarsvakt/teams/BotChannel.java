package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.CardUpdater.Replaced;
import se.svarsvakt.teams.TeamsAppInstaller.Installation;
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
  private final Conversations conversations;
  private final Connector connector;
  private final CardUpdater cards;
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
    this.outage = new Outage(clock);
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
    if (outage.isOn()) {
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
    Outcome sent = write(person, place, activity);
    if (sent instanceof Outcome.Gone) { // the conversation is not there any more
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

  /** What came of the attempt to begin a conversation. */
  private sealed interface Beginning {}

  private record Begun(Place place) implements Beginning {}

  private record NotBegun(Delivery delivery) implements Beginning {}

  /** Whoever has the app already needs no installation, of which Graph takes six a minute. */
  private Beginning begin(MailboxId person) {
    Outcome opened = create(person);
    boolean wantsApp =
        switch (opened) {
          case Outcome.Refused _, Outcome.Gone _ -> true;
          case Outcome.Blocked(State state, String _) -> state == State.REMOVED;
          case Outcome.Done _, Outcome.Passing _, Outcome.Uncertain _ -> false;
        };
    return wantsApp && surroundings.installer().isPresent()
        ? install(person, surroundings.installer().get())
        : begun(person, opened);
  }

  private Beginning install(MailboxId person, TeamsAppInstaller installer) {
    return switch (installer.install(person)) {
      case Installation.There(boolean justNow) -> {
        Outcome opened = create(person);
        yield justNow && opened instanceof Outcome.Refused refused && refused.isForWantOfApp()
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

  private Outcome create(MailboxId person) {
    return counted(
        connector.createConversation(surroundings.connectorUrl(), person, surroundings.tenantId()));
  }

  private Beginning begun(MailboxId person, Outcome opened) {
    if (opened instanceof Outcome.Done(String id)) {
      conversations.opened(person, id, surroundings.connectorUrl(), clock.instant());
      return new Begun(new Place(id, surroundings.connectorUrl()));
    }
    return new NotBegun(delivery(remembered(person, opened)));
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

  private Outcome write(MailboxId person, Place place, JsonNode activity) {
    Outcome sent = counted(connector.send(place.serviceUrl(), place.id(), activity));
    if (sent instanceof Outcome.Done(String receipt)) {
      fresh.add(receipt);
    }
    return remembered(person, sent);
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
      case Outcome.Uncertain() -> new Delivery.Uncertain("the Bot Connector's answer was lost");
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

  private static Replaced replaced(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Blocked _, Outcome.Gone _, Outcome.Refused _ -> Replaced.SETTLED;
      case Outcome.Passing _, Outcome.Uncertain _ -> Replaced.NOT_NOW;
    };
  }
}
