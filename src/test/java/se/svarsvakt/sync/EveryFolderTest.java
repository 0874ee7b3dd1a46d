package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.ScriptedFeed.BIN;
import static se.svarsvakt.sync.ScriptedFeed.DRAFTS;
import static se.svarsvakt.sync.ScriptedFeed.INBOX;
import static se.svarsvakt.sync.ScriptedFeed.JUNK;
import static se.svarsvakt.sync.ScriptedFeed.ROOT;
import static se.svarsvakt.sync.ScriptedFeed.SENT;
import static se.svarsvakt.sync.ScriptedFeed.SYNC_ISSUES;
import static se.svarsvakt.sync.SyncScene.ADDRESS;
import static se.svarsvakt.sync.SyncScene.EVA;
import static se.svarsvakt.sync.SyncScene.NOON;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.FolderState;

/** Every mail folder is watched wherever it hangs, but for those that hold no mail for people. */
class EveryFolderTest {
  private final SyncScene scene = new SyncScene();
  private final ScriptedFeed feed = scene.feed;

  private void swap(String goes, String comes, String folder) {
    feed.purge(goes);
    scene.arrives(comes, folder);
  }

  @Test
  void mail_that_a_rule_filed_beside_the_inbox_before_the_first_reading_is_tracked() {
    feed.folder("permits", ROOT);
    scene.arrives("m", "permits");
    scene.read();
    assertThat(scene.received()).containsExactly("m");
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
  }

  @Test
  void mail_that_a_rule_files_beside_the_inbox_later_is_tracked_at_the_next_reading() {
    feed.folder("permits", ROOT);
    scene.read();
    scene.arrives("m", "permits");
    scene.read();
    scene.arrives("n", "permits");
    scene.read();
    assertThat(scene.received()).containsExactly("m", "n");
  }

  @Test
  void a_new_folder_is_found_at_the_next_reading_with_what_lies_below_it() {
    scene.read();
    feed.folder("permits", ROOT);
    feed.folder("waiting", "permits");
    feed.folder("this year", "waiting");
    scene.arrives("m", "waiting");
    scene.arrives("n", "this year");
    scene.read();
    assertThat(scene.received()).containsExactly("m", "n");
  }

  @Test
  void own_mail_filed_beside_the_inbox_is_sent_mail() {
    feed.folder("permits", ROOT);
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), "permits");
    scene.read();
    assertThat(scene.sent()).containsExactly("s");
    assertThat(scene.received()).isEmpty();
  }

  @Test
  void mail_filed_below_sent_items_is_read() {
    feed.folder("sent 2026", SENT);
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), "sent 2026");
    scene.read();
    assertThat(scene.sent()).containsExactly("s");
  }

  @Test
  void mail_moved_to_and_fro_is_tracked_once() {
    feed.folder("permits", ROOT);
    scene.arrives("m", INBOX);
    for (String folder : new String[] {"permits", INBOX, "permits"}) {
      scene.read();
      feed.move("m", folder);
    }
    scene.read();
    assertThat(scene.received()).containsExactly("m");
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {BIN, JUNK, DRAFTS, SYNC_ISSUES})
  void what_holds_no_mail_for_people_is_not_read_nor_what_lies_below_it(String closed) {
    feed.folder(SYNC_ISSUES, ROOT);
    feed.folder("inner", closed);
    feed.folder("innermost", "inner");
    scene.arrives("m", closed);
    scene.arrives("n", "inner");
    scene.arrives("o", "innermost");
    scene.read();
    scene.readThoroughly();
    assertThat(scene.received()).isEmpty();
    assertThat(feed.roundsOf).doesNotContain(closed, "inner", "innermost");
  }

  @Test
  void a_folder_that_outlook_makes_for_itself_later_is_not_read() {
    scene.read();
    feed.folder(SYNC_ISSUES, ROOT);
    scene.arrives("m", SYNC_ISSUES);
    scene.read();
    assertThat(scene.received()).isEmpty();
    assertThat(scene.watched()).doesNotContain(SYNC_ISSUES);
  }

  @Test
  void mail_moved_among_drafts_is_elsewhere_and_stays_tracked() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.folder("templates", DRAFTS);
    feed.move("m", "templates");
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
    assertThat(scene.watched()).doesNotContain("templates");
    feed.move("m", INBOX);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.TRACKED);
  }

  @Test
  void mail_in_a_folder_that_was_moved_below_deleted_items_is_deleted() {
    feed.folder("permits", ROOT);
    feed.folder("waiting", "permits");
    scene.arrives("m", "permits");
    scene.arrives("n", "waiting");
    scene.read();
    feed.folder("permits", BIN);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.DELETED);
    assertThat(scene.whereabouts("n")).isEqualTo(FolderState.DELETED);
    assertThat(scene.watched()).containsExactlyInAnyOrder(INBOX, SENT);
  }

  @Test
  void a_folder_beside_the_inbox_that_is_gone_takes_its_mail_with_it() {
    feed.folder("permits", ROOT);
    scene.arrives("m", "permits");
    scene.read();
    feed.purgeFolder("permits");
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.GONE);
    assertThat(scene.watched()).doesNotContain("permits");
  }

  @Test
  void a_folder_that_moves_below_the_inbox_takes_its_mail_along() {
    feed.folder("permits", ROOT);
    scene.arrives("m", "permits");
    scene.read();
    feed.folder("permits", INBOX);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.TRACKED);
    feed.folder("permits", ROOT);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
  }

  @Test
  void a_folder_deep_below_the_inbox_is_found_within_an_hour_and_then_read_every_time() {
    feed.folder("case", INBOX);
    feed.folder("inner", "case");
    scene.read();
    feed.folder("deep", "inner");
    scene.arrives("m", "deep");
    scene.read();
    assertThat(scene.received()).isEmpty();
    scene.readAfter(Duration.ofHours(1));
    scene.arrives("n", "deep");
    scene.read();
    assertThat(scene.received()).containsExactly("m", "n");
  }

  @Test
  void a_folder_that_the_list_does_not_show_is_still_there() {
    feed.folder("permits", ROOT);
    feed.folder("waiting", "permits");
    feed.folder("deep", "waiting");
    scene.arrives("m", "deep");
    scene.read();
    scene.read();
    assertThat(scene.watched()).contains("deep");
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
  }

  @Test
  void mail_moved_into_a_folder_that_is_not_listed_yet_is_followed_there() {
    feed.folder("permits", ROOT);
    feed.folder("waiting", "permits");
    feed.folder("deep", "waiting");
    scene.arrives("m", INBOX);
    scene.read();
    feed.folder("deeper", "deep");
    feed.move("m", "deeper");
    scene.arrives("n", "deeper");
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
    assertThat(scene.received()).containsExactly("m", "n");
  }

  @Test
  void quiet_folders_are_not_read() {
    feed.folder("permits", ROOT);
    feed.folder("empty", ROOT);
    scene.arrives("m", "permits");
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), SENT);
    scene.read();
    feed.roundsOf.clear();
    scene.read();
    scene.read();
    assertThat(feed.roundsOf).containsOnly(INBOX);
  }

  @Test
  void a_change_that_leaves_the_numbers_as_they_were_is_found_on_the_next_day() {
    feed.folder("permits", ROOT);
    scene.arrives("m", "permits");
    scene.read();
    swap("m", "n", "permits");
    scene.readAfter(Duration.ofHours(12));
    assertThat(scene.received()).containsExactly("m");
    scene.readAfter(Duration.ofHours(2));
    assertThat(scene.received()).containsExactly("m", "n");
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.GONE);
  }

  @Test
  void a_change_of_sent_items_that_leaves_the_numbers_as_they_were_is_found_in_six_hours() {
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), SENT);
    scene.read();
    feed.purge("s");
    feed.arrive(ScriptedFeed.mail("t", ADDRESS, EVA, NOON), SENT);
    scene.readAfter(Duration.ofHours(5));
    assertThat(scene.sent()).containsExactly("s");
    scene.readAfter(Duration.ofHours(1));
    assertThat(scene.sent()).containsExactly("s", "t");
  }

  @Test
  void right_before_somebody_is_told_every_folder_is_read() {
    feed.folder("permits", ROOT);
    scene.arrives("m", "permits");
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), SENT);
    scene.read();
    swap("m", "n", "permits");
    feed.purge("s");
    feed.arrive(ScriptedFeed.mail("t", ADDRESS, EVA, NOON), SENT);
    scene.readThoroughly();
    assertThat(scene.received()).containsExactly("m", "n");
    assertThat(scene.sent()).containsExactly("s", "t");
  }

  @Test
  void a_folder_whose_position_is_lost_is_read_anew_once_it_changes() {
    feed.folder("permits", ROOT);
    scene.arrives("m", "permits");
    scene.read();
    feed.expire("permits");
    feed.move("m", BIN);
    scene.arrives("n", "permits");
    scene.arrives("o", "permits");
    scene.read();
    assertThat(scene.received()).containsExactly("m", "n", "o");
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.DELETED);
  }

  /** 96 readings a day: a list and the Inbox each time, Sent Items 4 times, 10 folders once. */
  @Test
  void ten_quiet_folders_cost_hardly_more_than_two_requests_a_reading() {
    for (String id : Collections.nCopies(10, "permits")) {
      String folder = id + feed.requests++;
      feed.folder(folder, ROOT);
      scene.arrives("in " + folder, folder);
    }
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), SENT);
    scene.read();
    feed.requests = 0;
    for (int reading = 0; reading < 96; reading++) {
      scene.readAfter(Duration.ofMinutes(15));
    }
    assertThat(feed.requests).isLessThanOrEqualTo(2 * 96 + 4 + 10);
  }
}
