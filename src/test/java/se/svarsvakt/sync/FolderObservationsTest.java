package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.MessageChange.Partial;
import se.svarsvakt.sync.MessageChange.Removed;

/** What several rounds say together of one message. */
class FolderObservationsTest {
  private static final MessageId ID = new MessageId("m");
  private static final WatchedFolder OTHER =
      WatchedFolder.unread("other", WatchedFolder.Kind.SUBFOLDER);

  private final FolderObservations sightings = new FolderObservations();

  private void round(WatchedFolder folder, MessageChange... changes) {
    sightings.add(folder, new FolderChanges(List.of(changes), "link"));
  }

  @Test
  void a_read_mark_after_a_removal_does_not_bring_the_message_back() {
    round(WatchedFolder.INBOX, new Removed(ID), new Partial(ID, null, null));
    assertThat(sightings.gone()).containsExactly(ID);
    assertThat(sightings.seen()).isEmpty();
  }

  @Test
  void a_removal_after_a_read_mark_counts() {
    round(WatchedFolder.INBOX, new Partial(ID, null, null), new Removed(ID));
    assertThat(sightings.gone()).containsExactly(ID);
  }

  @Test
  void what_left_one_folder_and_is_seen_in_another_has_moved() {
    round(WatchedFolder.INBOX, new Removed(ID));
    round(OTHER, new Partial(ID, null, null));
    assertThat(sightings.gone()).isEmpty();
    assertThat(sightings.seen().get(ID))
        .extracting(FolderObservations.Seen::folder)
        .isEqualTo(OTHER);
  }
}
