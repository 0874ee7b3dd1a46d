package se.svarsvakt.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.OperatorChannel;
import se.svarsvakt.teams.bot.CardMessage;
import se.svarsvakt.teams.card.TextCards;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells operators by mail and in Teams, there through the bot where it reaches them, else through
 * the activity feed. An address of another organisation gets mail only.
 *
 * @param mail mail, where it may be sent
 * @param bot the bot, where there is one
 * @param feed the activity feed
 * @param people whose account has an address; may throw where the directory cannot be read
 * @param cards makes the bot's cards
 */
public record OperatorWays(
    Optional<MailChannel> mail,
    Optional<BotChannel> bot,
    ActivityFeedChannel feed,
    Function<MailAddress, Optional<MailboxId>> people,
    TextCards cards)
    implements OperatorChannel {
  @Override
  public Delivery tell(MailAddress operator, OperatorMessage message) {
    List<Delivery> ways = new ArrayList<>();
    mail.ifPresent(
        way ->
            ways.add(
                way.send(
                    operator, message.preview() + "\n\n" + String.join("\n", message.lines()))));
    ways.add(inTeams(operator, message));
    return ways.stream()
        .filter(OperatorWays::arrived)
        .findFirst()
        .orElseGet(
            () ->
                new Delivery.Failed(
                    ways.stream().map(Delivery::reason).collect(Collectors.joining("; "))));
  }

  private Delivery inTeams(MailAddress operator, OperatorMessage message) {
    Optional<MailboxId> person;
    try {
      person = people.apply(operator);
    } catch (RuntimeException e) {
      return new Delivery.Failed(
          "the directory was not read (" + e.getClass().getSimpleName() + ")");
    }
    return person
        .map(one -> inTeams(one, message))
        .orElse(new Delivery.Skipped("this address is nobody's in the directory"));
  }

  private Delivery inTeams(MailboxId person, OperatorMessage message) {
    return bot.map(way -> said(way, person, message))
        .filter(OperatorWays::arrived)
        .orElseGet(() -> feed.announce(person, message.number(), message.preview()));
  }

  /** The bot's conversations stand in the database, which may be what is wrong. */
  private Delivery said(BotChannel way, MailboxId person, OperatorMessage message) {
    try {
      return way.say(person, CardMessage.of(card(message), message.preview()));
    } catch (RuntimeException e) {
      return new Delivery.Failed("the bot met a fault (" + e.getClass().getSimpleName() + ")");
    }
  }

  private ObjectNode card(OperatorMessage message) {
    return cards.notice(message.preview(), message.lines());
  }

  private static boolean arrived(Delivery delivery) {
    return delivery instanceof Delivery.Sent || delivery instanceof Delivery.Uncertain;
  }
}
