package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.ScriptedFeed.BIN;
import static se.svarsvakt.sync.ScriptedFeed.INBOX;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.MessageId;

/** A message that cannot be used when it is read by its id is left out alone. */
class OddMessageTest {
  private static final MessageId ODD = new MessageId("odd");
  private final SyncScene scene = new SyncScene();

  /** The rounds tell only that there is something. */
  private void roundsTellIdsAlone() {
    scene.feed.onTheWay =
        changes ->
            changes.stream()
                .<MessageChange>map(
                    change ->
                        change instanceof MessageChange.Whole(FullMessage message)
                            ? new MessageChange.Partial(message.id(), null, null)
                            : change)
                .toList();
  }

  @Test
  void the_others_are_read_and_it_is_counted_and_asked_for_again() {
    roundsTellIdsAlone();
    scene.feed.unusable.put(ODD, "DateUnusable");
    scene.arrives("before", INBOX);
    scene.arrives("odd", INBOX);
    scene.arrives("after", INBOX);
    scene.read();
    assertThat(scene.received()).containsExactlyInAnyOrder("before", "after");
    assertThat(scene.leftOut).isEqualTo(Map.of("DateUnusable", 1));
    scene.read();
    assertThat(scene.leftOut).isEqualTo(Map.of("DateUnusable", 1));
    scene.feed.unusable.clear();
    scene.read();
    assertThat(scene.received()).containsExactlyInAnyOrder("before", "after", "odd");
    assertThat(scene.leftOut).isEmpty();
  }

  @Test
  void it_is_not_asked_for_for_ever() {
    roundsTellIdsAlone();
    scene.feed.unusable.put(ODD, "DateUnusable");
    scene.arrives("odd", INBOX);
    scene.read();
    scene.readAfter(Duration.ofDays(3));
    scene.read();
    assertThat(scene.leftOut).isEmpty();
    assertThat(scene.received()).isEmpty();
  }

  @Test
  void one_whose_folder_cannot_be_told_stays_where_it_was_until_it_can() {
    scene.arrives("odd", INBOX);
    scene.arrives("other", INBOX);
    scene.read();
    scene.feed.unusable.put(ODD, "FolderIdUnusable");
    List.of("odd", "other").forEach(id -> scene.feed.move(id, BIN));
    scene.read();
    assertThat(scene.leftOut).isEqualTo(Map.of("FolderIdUnusable", 1));
    assertThat(scene.whereabouts("odd")).isEqualTo(FolderState.TRACKED);
    assertThat(scene.whereabouts("other")).isEqualTo(FolderState.DELETED);
    scene.feed.unusable.clear();
    scene.read();
    assertThat(scene.whereabouts("odd")).isEqualTo(FolderState.DELETED);
  }
}
