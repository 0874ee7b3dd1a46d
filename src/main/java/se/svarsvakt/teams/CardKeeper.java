package se.svarsvakt.teams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.desk.Desk;
import se.svarsvakt.desk.Sheet;
import se.svarsvakt.nudge.Deliveries;
import se.svarsvakt.nudge.Deliveries.Receipt;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.card.CardWriter;
import tools.jackson.databind.JsonNode;

/**
 * Writes cards, and keeps those true that stand in people's conversations: what was answered
 * meanwhile shows as done the next time that somebody looks, without their doing anything.
 */
public final class CardKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CardKeeper.class);

  /** Nobody looks at older cards; acting on one still brings it up to date. */
  private static final Duration KEPT_TRUE = Duration.ofDays(4);

  private final Desk desk;
  private final CardWriter cards;
  private final Deliveries deliveries;

  /**
   * With what cards are made of.
   *
   * @param deliveries where each card stands, and what it shows
   */
  public CardKeeper(Desk desk, CardWriter cards, Deliveries deliveries) {
    this.desk = desk;
    this.cards = cards;
    this.deliveries = deliveries;
  }

  /** The card that a nudge goes out with. */
  JsonNode card(NudgeMessage message, Instant now) {
    return cards.card(desk.reminder(message.recipient(), message.kind(), message.about(), now));
  }

  /** Replaces a card where it stands. */
  interface Replacing {
    /** Whether it was replaced, or never will be. */
    boolean replace(Receipt receipt, JsonNode card);
  }

  /**
   * Replaces the cards that do not show the truth any more. Which these are is told from what a
   * pass has found, so that no card costs a look of its own.
   */
  void keepTrue(String channel, Map<NudgeItem, String> standing, Instant now, Replacing replacing) {
    for (Receipt receipt : deliveries.receipts(channel, now.minus(KEPT_TRUE))) {
      String truth = truth(receipt, standing);
      boolean fresh = receipt.shown().isEmpty(); // it went out in the pass that ends just now
      if (!truth.equals(receipt.shown()) && (fresh || replaced(receipt, now, replacing))) {
        deliveries.shows(receipt, truth);
      }
    }
  }

  private static String truth(Receipt receipt, Map<NudgeItem, String> standing) {
    String all =
        receipt.items().stream()
            .map(item -> item.mailbox() + " " + item.name() + " " + standing.get(item))
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private boolean replaced(Receipt receipt, Instant now, Replacing replacing) {
    try {
      Sheet sheet = desk.reminder(receipt.person(), receipt.kind(), receipt.items(), now);
      return replacing.replace(receipt, cards.card(sheet));
    } catch (RuntimeException e) {
      LOG.warn("a card was not brought up to date: {}", e.getClass().getSimpleName());
      return false;
    }
  }
}
