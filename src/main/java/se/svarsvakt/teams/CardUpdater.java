package se.svarsvakt.teams;

import static java.time.temporal.ChronoUnit.DAYS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.ItemStandings;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import tools.jackson.databind.JsonNode;

/**
 * Keeps those cards true that stand in people's conversations: what was answered meanwhile shows as
 * done the next time that somebody looks, without their doing anything.
 *
 * @param deliveries where each card stands, and what it shows
 */
public record CardUpdater(NudgeCardWriter cards, DeliveryLog deliveries) {
  private static final Logger LOG = LoggerFactory.getLogger(CardUpdater.class);

  /** Nobody looks at older cards; acting on one still brings it up to date. */
  private static final Duration KEPT_TRUE = Duration.ofDays(4);

  private static final int READ_AT_ONCE = 500;

  /** In one pass, some half a minute; what is left the next ones replace. */
  static final int MOST_REPLACED = 600;

  /** Replaces a card where it stands. */
  interface Replacing {
    /** What became of it. */
    Delivery replace(Receipt receipt, JsonNode card);
  }

  /**
   * Replaces the cards that do not show the truth any more. Which these are is told from what a
   * pass has found, so that no card costs a look of its own. A card that somebody may be at waits
   * for a later pass: replacing it would close the form that they are filling in.
   */
  void keepTrue(String channel, Truth known, Replacing replacing) {
    AtomicInteger left = new AtomicInteger(MOST_REPLACED);
    Replacing counted =
        (receipt, card) -> {
          left.decrementAndGet();
          return replacing.replace(receipt, card);
        };
    Optional<Receipt> last = Optional.empty();
    List<Receipt> some;
    do {
      some = deliveries.receipts(channel, known.today().minus(KEPT_TRUE), last, READ_AT_ONCE);
      for (Receipt receipt : some) {
        if (left.get() == 0 || !isKeptTrue(receipt, known, counted)) {
          return; // nor will the others be replaced
        }
        last = Optional.of(receipt);
      }
    } while (some.size() == READ_AT_ONCE);
  }

  /** False where the channel does not work. */
  private boolean isKeptTrue(Receipt receipt, Truth known, Replacing replacing) {
    if (receipt.kind() == NudgeKind.WEEKLY_SUMMARY) {
      return true; // a week that is over stays as it was
    }
    String truth = known.of(receipt);
    if (truth.equals(receipt.shown()) || cards.isInUse(receipt, known.today())) {
      return true;
    }
    Optional<Delivery> replaced =
        known.fresh().contains(receipt.receipt())
            ? Optional.of(new Delivery.Sent(receipt.receipt()))
            : replaced(receipt, known, replacing);
    boolean settled = replaced.isEmpty() || isSettled(replaced.get());
    if (settled && replaced.isPresent()) {
      deliveries.shows(receipt, truth);
    }
    return settled;
  }

  /** What stands on the cards that are kept true. */
  Stream<NudgeItem> shown(String channel, Instant today) {
    Instant since = today.minus(KEPT_TRUE);
    return Stream.iterate(
            deliveries.receipts(channel, since, Optional.empty(), READ_AT_ONCE),
            some -> !some.isEmpty(),
            some ->
                some.size() < READ_AT_ONCE
                    ? List.of()
                    : deliveries.receipts(
                        channel, since, Optional.of(some.getLast()), READ_AT_ONCE))
        .flatMap(List::stream)
        .filter(receipt -> receipt.kind() != NudgeKind.WEEKLY_SUMMARY)
        .flatMap(receipt -> receipt.items().stream());
  }

  /**
   * What a pass has found.
   *
   * @param standing how what is open stands; what is missing is settled
   * @param now the moment of the pass
   * @param today the clock's time, by which deliveries are recorded
   * @param fresh what went out in this very pass
   */
  record Truth(ItemStandings standing, Instant now, Instant today, Set<String> fresh) {
    /** What a card has to show; with its day, where words such as "today" stand on it. */
    String of(Receipt receipt) {
      boolean open = receipt.items().stream().anyMatch(item -> standing.of(item) != null);
      String day = open ? now.truncatedTo(DAYS).toString() : "";
      String all =
          receipt.items().stream()
              .map(item -> item.mailbox() + " " + item.name() + " " + of(receipt.kind(), item))
              .collect(Collectors.joining("\n", day, ""));
      return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A matter that is settled may come to be so by something else. */
    private @Nullable String of(NudgeKind kind, NudgeItem item) {
      String open = standing.of(item);
      return open != null || kind.isAboutMail()
          ? open
          : standing.of(NudgeItem.around(item.mailbox()));
    }
  }

  /** Whether a card was replaced, or never will be. */
  private static boolean isSettled(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sent _, Delivery.Skipped _, Delivery.Needless _ -> true;
      case Delivery.Started _, Delivery.Failed _, Delivery.Uncertain _ -> false;
    };
  }

  /** Empty where something is wrong with this card; a later pass tries again. */
  private Optional<Delivery> replaced(Receipt receipt, Truth known, Replacing replacing) {
    try {
      return Optional.of(
          replacing.replace(receipt, cards.card(receipt, known.now(), known.today())));
    } catch (RuntimeException e) {
      LOG.warn("a card was not brought up to date: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
