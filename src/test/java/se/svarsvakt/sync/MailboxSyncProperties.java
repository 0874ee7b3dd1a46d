package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.ScriptedFeed.BIN;
import static se.svarsvakt.sync.ScriptedFeed.INBOX;
import static se.svarsvakt.sync.ScriptedFeed.JUNK;
import static se.svarsvakt.sync.SyncScene.NOON;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MessageId;

/** Whatever happens in a mailbox, repetition and order of Graph's pages do not matter. */
class MailboxSyncProperties {
  private static final List<String> FOLDERS = List.of(INBOX, "case", "archive", BIN, JUNK);

  @Property(tries = 150)
  void repeated_and_reordered_pages_give_the_same_facts(
      @ForAll @Size(max = 25) List<@IntRange(max = 39) Integer> script, @ForAll long seed) {
    SyncScene plain = new SyncScene();
    SyncScene disturbed = new SyncScene();
    Random random = new Random(seed);
    disturbed.feed.onTheWay = changes -> disturbed(changes, random);
    play(plain, script);
    play(disturbed, script);
    assertThat(disturbed.store.allReceived()).isEqualTo(plain.store.allReceived());
  }

  @Property(tries = 80)
  void a_reading_repeated_gives_the_same_facts(
      @ForAll @Size(max = 25) List<@IntRange(max = 39) Integer> script) {
    SyncScene scene = new SyncScene();
    play(scene, script);
    List<ReceivedFact> once = scene.store.allReceived();
    scene.read();
    assertThat(scene.store.allReceived()).isEqualTo(once);
  }

  /** Each message's own changes keep their order; all of it comes twice. */
  private static List<MessageChange> disturbed(List<MessageChange> changes, Random random) {
    Map<MessageId, Integer> turn = new HashMap<>();
    changes.forEach(change -> turn.computeIfAbsent(change.id(), id -> random.nextInt()));
    List<MessageChange> shuffled = new ArrayList<>(changes);
    shuffled.sort((a, b) -> Integer.compare(at(turn, a), at(turn, b)));
    shuffled.addAll(List.copyOf(shuffled));
    return shuffled;
  }

  private static int at(Map<MessageId, Integer> turn, MessageChange change) {
    return turn.getOrDefault(change.id(), 0);
  }

  /** Tens: what happens; units: to which of three messages and five folders. */
  private static void play(SyncScene scene, List<Integer> script) {
    scene.feed.folder("case", INBOX);
    scene.feed.folder("archive", "root");
    for (int step : script) {
      String id = "m" + step % 3;
      switch (step / 10) {
        case 0 -> arrive(scene, id);
        case 1 -> scene.feed.move(id, FOLDERS.get(step % 5));
        case 2 -> scene.feed.done(id, new LastVerb(LastVerb.Kind.REPLY, NOON));
        default -> scene.read();
      }
    }
    scene.read();
  }

  private static void arrive(SyncScene scene, String id) {
    boolean there =
        !scene.feed.foldersOf(SyncScene.ANNA, List.of(new MessageId(id))).found().isEmpty();
    if (!there) {
      scene.arrives(id, INBOX);
    }
  }
}
