package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.teams.card.CardSessions;
import se.svarsvakt.worklist.Worklists;

/** Which delivered cards are kept true: those of the last four days. */
class CardUpdaterTest {
  private static final Instant DELIVERED = TeamsScene.MORNING;

  private final TeamsScene scene = new TeamsScene();
  private final CardSessions sessions = new CardSessions();
  private final List<String> replaced = new ArrayList<>();

  @AfterEach
  void stop() {
    scene.close();
  }

  private Receipt card(String id) {
    NudgeItem item = new NudgeItem(scene.anna, "m");
    return new Receipt(id, 1, NudgeKind.REPLY_DUE, scene.anna, List.of(item), "bot", id, "");
  }

  private void keepTrue(Duration later) {
    keepTrue(later, List.of(card("card")), new Delivery.Failed("busy"));
  }

  /** Over cards that are read all at once. */
  private void keepTrue(Duration later, List<Receipt> all, Delivery answer) {
    DeliveryLog deliveryLog =
        TeamsScene.only(
            DeliveryLog.class,
            (name, arguments) -> {
              if (!name.equals("receipts")) {
                return null;
              }
              boolean first = ((Optional<?>) arguments.get(2)).isEmpty();
              boolean recent = !DELIVERED.isBefore((Instant) arguments.get(1));
              return !recent
                  ? List.of()
                  : first
                      ? all.subList(0, Math.min(500, all.size()))
                      : all.subList(500, all.size());
            });
    Instant now = DELIVERED.plus(later);
    NudgeCardWriter cards =
        new NudgeCardWriter(
            TeamsScene.only(Worklists.class, scene::worklist),
            TeamsScene.CARDS,
            TeamsScene.TEXTS,
            sessions);
    new CardUpdater(cards, deliveryLog)
        .keepTrue(
            "bot",
            new CardUpdater.Truth(_ -> null, now, now, Set.of()),
            (receipt, shown) -> {
              replaced.add(receipt.receipt());
              return answer;
            });
  }

  @Test
  void a_card_of_four_days_ago_is_brought_up_to_date() {
    keepTrue(Duration.ofDays(4));
    assertThat(replaced).containsExactly("card");
  }

  @Test
  void an_older_card_is_left_as_it_is() {
    keepTrue(Duration.ofDays(4).plusMillis(1));
    assertThat(replaced).isEmpty();
  }

  @Test
  void a_pass_replaces_some_of_very_many_and_leaves_the_rest_to_the_next() {
    List<Receipt> many =
        IntStream.range(0, 900).mapToObj(number -> card("card-" + number)).toList();
    keepTrue(Duration.ofHours(1), many, new Delivery.Sent());
    assertThat(replaced).hasSize(CardUpdater.MOST_REPLACED).startsWith("card-0");
  }
}
