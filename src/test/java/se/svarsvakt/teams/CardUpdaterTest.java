package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  private void keepTrue(Duration later) {
    NudgeItem item = new NudgeItem(scene.anna, "m");
    Receipt card =
        new Receipt("n", 1, NudgeKind.REPLY_DUE, scene.anna, List.of(item), "bot", "card", "");
    DeliveryLog deliveryLog =
        TeamsScene.only(
            DeliveryLog.class,
            (name, arguments) ->
                name.equals("receipts") && !DELIVERED.isBefore((Instant) arguments.get(1))
                    ? List.of(card)
                    : List.of());
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
              return new Delivery.Failed("busy");
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
}
