package se.svarsvakt.teams;

import static java.time.temporal.ChronoUnit.DAYS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * Writes cards, and keeps those true that stand in people's conversations: what was answered
 * meanwhile shows as done the next time that somebody looks, without their doing anything.
 */
public final class CardUpdater {
  private static final Logger LOG = LoggerFactory.getLogger(CardUpdater.class);

  /** Nobody looks at older cards; acting on one still brings it up to date. */
  private static final Duration KEPT_TRUE = Duration.ofDays(4);

  private final Worklists worklists;
  private final CardWriter cards;
  private final DeliveryLog deliveries;

  /**
   * With what cards are made of.
   *
   * @param deliveries where each card stands, and what it shows
   */
  public CardUpdater(Worklists worklists, CardWriter cards, DeliveryLog deliveries) {
    this.worklists = worklists;
    this.cards = cards;
    this.deliveries = deliveries;
  }

  /** The card that a nudge goes out with. */
  JsonNode card(NudgeMessage message) {
    return cards.card(
        worklists.reminder(message.recipient(), message.kind(), message.about(), message.at()));
  }

  /** Replaces a card where it stands. */
  interface Replacing {
    /** What became of it. */
    Replaced replace(Receipt receipt, JsonNode card);
  }

  /**
   * Replaces the cards that do not show the truth any more. Which these are is told from what a
   * pass has found, so that no card costs a look of its own.
   */
  void keepTrue(String channel, Truth known, Replacing replacing) {
    for (Receipt receipt : deliveries.receipts(channel, known.today().minus(KEPT_TRUE))) {
      String truth = known.of(receipt);
      if (!truth.equals(receipt.shown())) {
        Replaced replaced =
            known.fresh().contains(receipt.receipt())
                ? Replaced.SETTLED
                : replaced(receipt, known.now(), replacing);
        if (replaced == Replaced.NOT_NOW) {
          return; // nor will the others be
        }
        if (replaced == Replaced.SETTLED) {
          deliveries.shows(receipt, truth);
        }
      }
    }
  }

  /**
   * What a pass has found.
   *
   * @param standing how what is open stands; what is missing is settled
   * @param now the moment of the pass
   * @param today the clock's time, by which deliveries are recorded
   * @param fresh what went out in this very pass
   */
  record Truth(Map<NudgeItem, String> standing, Instant now, Instant today, Set<String> fresh) {
    /** What a card has to show; with its day, where words such as "today" stand on it. */
    String of(Receipt receipt) {
      boolean open = receipt.items().stream().anyMatch(standing::containsKey);
      String day = open ? now.truncatedTo(DAYS).toString() : "";
      String all =
          receipt.items().stream()
              .map(item -> item.mailbox() + " " + item.name() + " " + standing.get(item))
              .collect(Collectors.joining("\n", day, ""));
      return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  /** What became of a replacement. */
  enum Replaced {
    /** It was replaced, or never will be. */
    SETTLED,
    /** Something is wrong with this card; a later pass tries again. */
    LATER,
    /** The Bot Connector does not answer at the moment. */
    NOT_NOW
  }

  private Replaced replaced(Receipt receipt, Instant now, Replacing replacing) {
    try {
      Worklist worklist =
          worklists.reminder(receipt.person(), receipt.kind(), receipt.items(), now);
      return replacing.replace(receipt, cards.card(worklist));
    } catch (RuntimeException e) {
      LOG.warn("a card was not brought up to date: {}", e.getClass().getSimpleName());
      return Replaced.LATER;
    }
  }
}
