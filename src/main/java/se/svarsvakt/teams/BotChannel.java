package se.svarsvakt.teams;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.ItemStandings;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.BotMessenger.ConversationAddress;
import se.svarsvakt.teams.bot.CardMessage;
import se.svarsvakt.teams.bot.ConnectorResult;
import se.svarsvakt.teams.bot.Conversations;
import tools.jackson.databind.JsonNode;

/**
 * Tells people with a card from the bot, one card for each nudge. Whoever blocked or removed the
 * bot is left alone until it is installed again. A card that may have arrived is not sent again.
 */
public final class BotChannel implements NudgeChannel {
  private final Conversations conversations;
  private final BotMessenger messenger;
  private final ConversationOpener opener;
  private final NudgeCardWriter cards;
  private final CardUpdater updater;
  private final Clock clock;

  /** What went out since cards were last looked through; they show what the pass has found. */
  private final Set<String> fresh = ConcurrentHashMap.newKeySet();

  /**
   * Over people's conversations.
   *
   * @param conversations where they are, and who does not want one
   * @param opener begins those that there are not
   * @param clock the time by which deliveries are recorded
   */
  public BotChannel(
      Conversations conversations,
      BotMessenger messenger,
      ConversationOpener opener,
      NudgeCardWriter cards,
      CardUpdater updater,
      Clock clock) {
    this.conversations = conversations;
    this.messenger = messenger;
    this.opener = opener;
    this.cards = cards;
    this.updater = updater;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bot";
  }

  @Override
  public void begin() {
    messenger.begin();
  }

  @Override
  public boolean awaitTurn() {
    return messenger.awaitTurn();
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    return carriedOut(prepare(message));
  }

  private static Delivery carriedOut(Preparation preparation) {
    return switch (preparation) {
      case Delivery over -> over;
      case Preparation.Ready(Supplier<Delivery> sending) -> sending.get();
    };
  }

  /** Makes the card, and the conversation where there is none yet. */
  @Override
  public Preparation prepare(NudgeMessage message) {
    return prepare(
        message.recipient(), () -> CardMessage.of(cards.card(message), message.preview()));
  }

  /** Writes to a person what is about no mail. */
  Delivery say(MailboxId person, JsonNode activity) {
    return carriedOut(prepare(person, () -> activity));
  }

  private Preparation prepare(MailboxId person, Supplier<JsonNode> written) {
    Optional<Conversations.Conversation> known = conversations.of(person);
    Optional<String> unwanted = known.flatMap(one -> BotMessenger.unwanted(one.state()));
    if (unwanted.isPresent()) {
      return new Delivery.Skipped(unwanted.get());
    }
    if (messenger.isDown()) {
      return new Delivery.Failed("the Bot Connector did not answer for others just now");
    }
    JsonNode activity = written.get();
    return known
        .flatMap(ConversationAddress::of)
        .<Preparation>map(place -> new Preparation.Ready(() -> delivered(person, place, activity)))
        .orElseGet(() -> opener.open(person, place -> delivered(person, place, activity)));
  }

  private Delivery delivered(MailboxId person, ConversationAddress place, JsonNode activity) {
    ConnectorResult sent = write(person, place, activity);
    return sent instanceof ConnectorResult.Gone // the conversation is not there any more
        ? carriedOut(
            opener.open(person, other -> BotMessenger.delivery(write(person, other, activity))))
        : BotMessenger.delivery(sent);
  }

  private ConnectorResult write(MailboxId person, ConversationAddress place, JsonNode activity) {
    ConnectorResult sent = messenger.send(person, place, activity);
    if (sent instanceof ConnectorResult.Accepted(String receipt)) {
      fresh.add(receipt);
    }
    return sent;
  }

  @Override
  public boolean keepsTrue() {
    return true;
  }

  @Override
  public Stream<NudgeItem> shown() {
    return updater.shown(name(), clock.instant());
  }

  @Override
  public void keepTrue(ItemStandings standing, Instant now) {
    Set<String> delivered = Set.copyOf(fresh);
    updater.keepTrue(
        name(),
        new CardUpdater.Truth(standing, now, clock.instant(), delivered),
        (receipt, card) ->
            BotMessenger.delivery(messenger.update(receipt.person(), receipt.receipt(), card)));
    fresh.removeAll(delivered);
  }
}
