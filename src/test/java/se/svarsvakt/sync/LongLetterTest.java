package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.ScriptedFeed.INBOX;
import static se.svarsvakt.sync.SyncScene.ADDRESS;
import static se.svarsvakt.sync.SyncScene.EVA;
import static se.svarsvakt.sync.SyncScene.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.Trait;

/** A request for public records may stand behind what the preview shows. */
class LongLetterTest {
  private static final String PREVIEW = "Jag har bott i kommunen i trettio år. ".repeat(7).strip();
  private static final MessageId ID = new MessageId("m");

  private final SyncScene scene = new SyncScene();

  private void arrives(String preview, Instant at) {
    FullMessage mail = ScriptedFeed.mail("m", EVA, ADDRESS, at);
    scene.feed.arrive(
        new FullMessage(
            mail.id(),
            mail.times(),
            mail.people(),
            mail.threading(),
            new FullMessage.MessageText("En fråga", preview),
            mail.flags(),
            mail.headers(),
            mail.extended()),
        INBOX);
  }

  private boolean asksForRecords() {
    return Objects.requireNonNull(scene.store.received(SyncScene.ANNA, Set.of(ID)).get(ID))
        .clues()
        .show(Trait.RECORDS_REQUEST);
  }

  @Test
  void a_long_letter_is_read_to_its_end() {
    arrives(PREVIEW, NOON.minusSeconds(60));
    scene.feed.texts.put(
        ID, PREVIEW + "\n\nJag begär därför att få ta del av allmänna handlingar.");
    scene.read();
    assertThat(asksForRecords()).isTrue();
  }

  @Test
  void what_asks_for_nothing_stays_ordinary_mail() {
    arrives(PREVIEW, NOON.minusSeconds(60));
    scene.feed.texts.put(ID, PREVIEW + "\n\nNär öppnar simhallen?");
    scene.read();
    assertThat(asksForRecords()).isFalse();
  }

  @Test
  void what_the_preview_shows_whole_and_what_is_old_is_not_read_on() {
    arrives("När öppnar simhallen?", NOON.minusSeconds(60));
    scene.read();
    arrives(PREVIEW, NOON.minus(Duration.ofDays(6)));
    scene.read();
    assertThat(scene.feed.readOn).isEmpty();
  }

  @Test
  void where_the_text_cannot_be_read_the_mail_counts_all_the_same() {
    arrives(PREVIEW, NOON.minusSeconds(60));
    scene.read();
    assertThat(scene.feed.readOn).containsExactly(ID);
    assertThat(asksForRecords()).isFalse();
  }
}
