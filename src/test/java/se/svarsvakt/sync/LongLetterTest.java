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
    scene.feed.arrive(letter("m", preview, at), INBOX);
  }

  private static FullMessage longer(String id, Instant at) {
    return letter(id, PREVIEW, at);
  }

  private static FullMessage letter(String id, String preview, Instant at) {
    FullMessage mail = ScriptedFeed.mail(id, EVA, ADDRESS, at);
    return new FullMessage(
        mail.id(),
        mail.times(),
        mail.people(),
        mail.threading(),
        new FullMessage.MessageText("En fråga", preview),
        mail.flags(),
        mail.headers(),
        mail.extended());
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
  void what_the_preview_shows_whole_is_not_read_on() {
    arrives("När öppnar simhallen?", NOON.minusSeconds(60));
    scene.read();
    assertThat(scene.feed.readOn).isEmpty();
  }

  @Test
  void an_old_letter_that_waits_is_read_to_its_end() {
    arrives(PREVIEW, NOON.minus(Duration.ofDays(6)));
    scene.feed.texts.put(
        ID, PREVIEW + "\n\nJag begär därför att få ta del av allmänna handlingar.");
    scene.read();
    assertThat(asksForRecords()).isTrue();
  }

  @Test
  void an_old_letter_that_was_answered_or_thrown_away_is_not() {
    arrives(PREVIEW, NOON.minus(Duration.ofDays(6)));
    FullMessage answer = ScriptedFeed.mail("s", ADDRESS, EVA, NOON.minus(Duration.ofDays(5)));
    scene.feed.arrive(
        new FullMessage(
            answer.id(),
            answer.times(),
            answer.people(),
            new FullMessage.Threading("<s@x.example>", "conversation m"),
            answer.text(),
            answer.flags(),
            answer.headers(),
            answer.extended()),
        ScriptedFeed.SENT);
    scene.feed.arrive(longer("junk", NOON.minus(Duration.ofDays(6))), ScriptedFeed.JUNK);
    scene.read();
    assertThat(scene.feed.readOn).isEmpty();
  }

  @Test
  void of_very_many_old_letters_the_newest_forty_are_read() {
    for (int hour = 0; hour < 60; hour++) {
      scene.feed.arrive(
          longer("old" + hour, NOON.minus(Duration.ofDays(6)).minus(Duration.ofHours(hour))),
          INBOX);
    }
    scene.read();
    assertThat(scene.feed.readOn)
        .hasSize(40)
        .contains(new MessageId("old0"), new MessageId("old39"));
  }

  @Test
  void where_the_text_cannot_be_read_the_mail_counts_all_the_same() {
    arrives(PREVIEW, NOON.minusSeconds(60));
    scene.read();
    assertThat(scene.feed.readOn).containsExactly(ID);
    assertThat(asksForRecords()).isFalse();
  }
}
