package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldPositionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  private static final FolderChanges ODD =
      new FolderChanges(List.of(), "end", new LeftOut(Map.of("MessageWithoutId", 1), "page 3"));

  @Test
  void a_position_stays_at_the_page_that_held_what_cannot_be_used() {
    WatchedFolder held = WatchedFolder.SENT.after(ODD, null, NOON);
    assertThat(held.deltaLink()).isEqualTo("page 3");
    assertThat(held.heldSince()).isEqualTo(NOON);
  }

  @Test
  void a_position_moves_on_when_everything_can_be_used() {
    WatchedFolder held = WatchedFolder.SENT.after(ODD, null, NOON);
    WatchedFolder after = held.after(new FolderChanges(List.of(), "end"), null, NOON);
    assertThat(after.deltaLink()).isEqualTo("end");
    assertThat(after.heldSince()).isNull();
  }

  @Test
  void a_position_is_not_held_for_ever() {
    WatchedFolder held = WatchedFolder.SENT.after(ODD, null, NOON);
    Instant almost = NOON.plus(Duration.ofDays(3)).minusSeconds(1);
    assertThat(held.after(ODD, null, almost).deltaLink()).isEqualTo("page 3");
    assertThat(held.after(ODD, null, almost.plusSeconds(1)).deltaLink()).isEqualTo("end");
  }
}
