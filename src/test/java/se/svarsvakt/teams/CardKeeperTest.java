package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.desk.Desk;
import se.svarsvakt.nudge.Deliveries;
import se.svarsvakt.nudge.Deliveries.Receipt;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;

/** Which delivered cards are kept true: those of the last four days. */
class CardKeeperTest {
  private static final Instant DELIVERED = TeamsScene.MORNING;

  private final TeamsScene scene = new TeamsScene();
  private final List<String> replaced = new ArrayList<>();

  @AfterEach
  void stop() {
    scene.close();
  }

  private void keepTrue(Duration later) {
    NudgeItem item = new NudgeItem(scene.anna, "m");
    Receipt card =
        new Receipt("n", 1, NudgeKind.REPLY_DUE, scene.anna, List.of(item), "bot", "card", "");
    Deliveries deliveries =
        TeamsScene.only(
            Deliveries.class,
            (name, arguments) ->
                name.equals("receipts") && !DELIVERED.isBefore((Instant) arguments.get(1))
                    ? List.of(card)
                    : List.of());
    Instant now = DELIVERED.plus(later);
    new CardKeeper(TeamsScene.only(Desk.class, scene::sheet), TeamsScene.CARDS, deliveries)
        .keepTrue(
            "bot",
            new CardKeeper.Truth(Map.of(), now, now, Set.of()),
            (receipt, shown) -> {
              replaced.add(receipt.receipt());
              return CardKeeper.Replaced.LATER;
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
