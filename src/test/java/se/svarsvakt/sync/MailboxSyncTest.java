package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.sync.ScriptedFeed.BIN;
import static se.svarsvakt.sync.ScriptedFeed.INBOX;
import static se.svarsvakt.sync.ScriptedFeed.JUNK;
import static se.svarsvakt.sync.ScriptedFeed.SENT;
import static se.svarsvakt.sync.SyncScene.ADDRESS;
import static se.svarsvakt.sync.SyncScene.EVA;
import static se.svarsvakt.sync.SyncScene.NOON;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.MailboxFailure.Next;

/** One step after another through what happens in a mailbox. */
class MailboxSyncTest {
  private static final LastVerb REPLY = new LastVerb(LastVerb.Kind.REPLY, NOON);
  private final SyncScene scene = new SyncScene();
  private final ScriptedFeed feed = scene.feed;

  @Test
  void new_mail_is_tracked_once() {
    scene.arrives("m", INBOX);
    scene.read();
    scene.read();
    assertThat(scene.received()).containsExactly("m");
    assertThat(scene.mail("m").verdict().verdict()).isEqualTo(Verdict.EXTERNAL);
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.TRACKED);
  }

  @Test
  void sent_mail_is_kept_as_sent() {
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), SENT);
    scene.read();
    assertThat(scene.sent()).containsExactly("s");
    assertThat(scene.received()).isEmpty();
  }

  @Test
  void what_was_done_is_read_where_a_change_tells_only_the_id() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.done("m", REPLY);
    scene.read();
    assertThat(scene.mail("m").verb()).isEqualTo(REPLY);
  }

  @Test
  void a_forward_does_not_hide_that_the_sender_was_answered() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.done("m", REPLY);
    scene.read();
    feed.done("m", new LastVerb(LastVerb.Kind.FORWARD, NOON.plusSeconds(60)));
    scene.read();
    assertThat(scene.mail("m").verb()).isEqualTo(REPLY);
  }

  @Test
  void a_read_mark_changes_nothing() {
    scene.arrives("m", INBOX);
    scene.read();
    List<ReceivedFact> before = scene.store.allReceived();
    feed.read("m");
    scene.read();
    assertThat(scene.store.allReceived()).isEqualTo(before);
  }

  @Test
  void mail_in_deleted_items_is_deleted() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.move("m", BIN);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.DELETED);
  }

  @Test
  void mail_gone_for_good_is_deleted() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.purge("m");
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.GONE);
  }

  @Test
  void mail_moved_to_junk_is_junk() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.move("m", JUNK);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.JUNK);
  }

  @Test
  void mail_moved_to_a_new_subfolder_stays_tracked_and_the_folder_is_watched() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.folder("case", INBOX);
    feed.move("m", "case");
    scene.arrives("n", "case");
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.TRACKED);
    assertThat(scene.watched()).contains("case");
    assertThat(scene.received()).containsExactly("m", "n");
  }

  @Test
  void mail_moved_out_of_the_inbox_is_followed_there_and_back() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.folder("archive", "root");
    feed.move("m", "archive");
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.ELSEWHERE);
    feed.move("m", INBOX);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.TRACKED);
  }

  @Test
  void mail_is_followed_from_one_folder_elsewhere_to_deleted_items() {
    scene.arrives("m", INBOX);
    scene.read();
    feed.folder("archive", "root");
    feed.move("m", "archive");
    scene.read();
    feed.move("m", BIN);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.DELETED);
  }

  @Test
  void mail_in_a_deleted_folder_is_deleted() {
    feed.folder("case", INBOX);
    scene.arrives("m", "case");
    scene.read();
    feed.folder("case", BIN);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.DELETED);
    assertThat(scene.watched()).doesNotContain("case");
  }

  @Test
  void a_folder_that_is_gone_takes_its_mail_with_it_and_does_not_stop_the_reading() {
    feed.folder("case", INBOX);
    scene.arrives("m", "case");
    scene.read();
    feed.purgeFolder("case");
    scene.arrives("n", INBOX);
    scene.read();
    assertThat(scene.whereabouts("m")).isEqualTo(FolderState.GONE);
    assertThat(scene.whereabouts("n")).isEqualTo(FolderState.TRACKED);
  }

  @Test
  void a_lost_position_neither_loses_nor_doubles_mail() {
    scene.arrives("stays", INBOX);
    scene.arrives("goes", INBOX);
    scene.read();
    scene.arrives("comes", INBOX);
    feed.move("goes", BIN);
    feed.expire(INBOX);
    scene.read();
    assertThat(scene.received()).containsExactly("comes", "goes", "stays");
    assertThat(scene.whereabouts("goes")).isEqualTo(FolderState.DELETED);
    assertThat(scene.whereabouts("stays")).isEqualTo(FolderState.TRACKED);
  }

  @Test
  void a_draft_is_not_mail() {
    feed.arrive(ScriptedFeed.draft(ScriptedFeed.mail("d", ADDRESS, EVA, NOON)), INBOX);
    scene.read();
    assertThat(scene.received()).isEmpty();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void own_mail_filed_below_the_inbox_is_sent_mail() {
    feed.folder("case", INBOX);
    feed.arrive(ScriptedFeed.mail("s", ADDRESS, EVA, NOON), "case");
    scene.read();
    assertThat(scene.sent()).containsExactly("s");
    assertThat(scene.received()).isEmpty();
  }

  @Test
  void a_note_to_oneself_is_received_mail() {
    feed.arrive(ScriptedFeed.mail("note", ADDRESS, ADDRESS, NOON), INBOX);
    scene.read();
    assertThat(scene.received()).containsExactly("note");
  }

  @Test
  void old_mail_dragged_into_the_inbox_is_not_tracked() {
    scene.read();
    var old = ScriptedFeed.mail("old", EVA, ADDRESS, NOON.minus(Duration.ofDays(40)));
    feed.arrive(old, INBOX);
    scene.read();
    assertThat(scene.received()).isEmpty();
  }

  @Test
  void the_removal_of_unknown_mail_changes_nothing() {
    scene.read();
    feed.tellRemoved("never seen", INBOX);
    scene.read();
    assertThat(scene.received()).isEmpty();
  }

  @Test
  void a_failure_leaves_facts_and_positions_as_they_were() {
    scene.arrives("m", INBOX);
    scene.read();
    StoredMailbox before = scene.stored();
    scene.arrives("n", INBOX);
    feed.failWith(new MailboxFailure(Next.LATER, "TooManyRequests", "later"));
    assertThatThrownBy(scene::read).isInstanceOf(MailboxFailure.class);
    assertThat(scene.stored()).isEqualTo(before);
    assertThat(scene.received()).containsExactly("m");
    feed.failWith(null);
    scene.read();
    assertThat(scene.received()).containsExactly("m", "n");
  }
}
