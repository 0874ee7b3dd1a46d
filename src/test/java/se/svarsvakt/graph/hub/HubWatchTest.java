package se.svarsvakt.graph.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.graph.hub.HubWatch.HubCount;
import se.svarsvakt.graph.hub.HubWatch.HubFinding;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;

class HubWatchTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final HubWatch watch = new HubWatch(NOON);

  private static HubPartition taken(String id, String owner, long sequence) {
    return new HubPartition(
        id,
        Optional.of(new Claim(owner, "tag", NOON)),
        Optional.of(new HubPosition("1", sequence, NOON)));
  }

  private static HubCount has(String id, long first, long last) {
    return new HubCount(id, first, last, NOON.plusSeconds(1));
  }

  private HubFinding look(HubCount hub, HubPartition known) {
    return watch.look(List.of(hub), List.of(known), "own");
  }

  /** At which of so many looks this node begins anew. */
  private List<Integer> starts(int looks, HubCount hub, List<HubPartition> known) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 1; i <= looks; i++) {
      if (watch.look(List.of(hub), known, "own").isToStart()) {
        starts.add(i);
      }
    }
    return starts;
  }

  @Test
  void what_moves_or_has_nothing_waiting_is_well() {
    assertThat(look(has("0", 0, 9), taken("0", "own", 9)).failure()).isEmpty();
    for (int i = 10; i < 90; i++) {
      HubFinding found = look(has("0", 0, 100), taken("0", "own", i));
      assertThat(found.failure()).isEmpty();
      assertThat(found.isToStart()).isFalse();
    }
  }

  @Test
  void what_stands_still_is_told_until_it_moves_and_taken_anew_less_and_less_often() {
    HubPartition known = taken("0", "own", 3);
    assertThat(starts(200, has("0", 0, 9), List.of(known)))
        .containsExactly(2, 4, 8, 16, 32, 64, 128, 192);
    assertThat(look(has("0", 0, 99), known).failure()).contains("EventHubStalled [0]");
    assertThat(look(has("0", 0, 99), taken("0", "own", 4)).failure()).isEmpty();
  }

  @Test
  void another_node_takes_its_own_anew_and_what_nobody_takes_has_time_to_be_claimed() {
    assertThat(starts(20, has("0", 0, 9), List.of(taken("0", "other", 3)))).isEmpty();
    assertThat(starts(20, has("1", 0, 9), List.of(taken("1", "", 3)))).containsExactly(8, 16);
    assertThat(starts(20, has("2", 0, 9), List.of())).containsExactly(8, 16);
  }

  @Test
  void what_came_before_the_first_start_or_went_unread_is_nobodys() {
    HubCount old = new HubCount("0", 0, 9, NOON.minusSeconds(1));
    assertThat(starts(20, old, List.of())).isEmpty();
    assertThat(starts(20, has("0", 21, 20), List.of(taken("0", "own", 3)))).isEmpty();
  }

  @Test
  void a_hub_that_counts_from_zero_again_was_made_anew() {
    HubFinding found = look(has("0", 0, 9), taken("0", "own", 4_000));
    assertThat(found.remade()).containsOnlyKeys("0");
    assertThat(found.isToStart()).isTrue();
    assertThat(look(has("0", 0, 9), taken("0", "other", 4_000)).remade()).isEmpty();
  }
}
