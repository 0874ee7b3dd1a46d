package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;
import se.svarsvakt.sync.MailboxScope.WatchedMailbox;
import se.svarsvakt.sync.MailboxSync.Thoroughness;

/** Anna's mailbox, its feed and its facts; every reading is some minutes after the one before. */
final class SyncScene {
  static final MailboxId ANNA = new MailboxId("anna");
  static final String ADDRESS = "anna@kommun.example";
  static final String EVA = "eva@medborgare.example";
  static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

  final ScriptedFeed feed = new ScriptedFeed();
  final MemoryFacts store = new MemoryFacts();
  private Instant now = NOON;

  /** What the last reading left out. */
  Map<String, Integer> leftOut = Map.of();

  private final Account account =
      new Account(
          ANNA, new MailAddress(ADDRESS), Set.of(new MailAddress(ADDRESS)), true, false, null);
  private final Organisation organisation =
      new Organisation(
          new DirectorySnapshot(List.of(account), Set.of("kommun.example")),
          Set.of(),
          SenderLists.of(sender -> false, false),
          new ForeignWords(BannerTexts.NONE, LearnedBanners.NONE));
  private final MailboxSync sync =
      new MailboxSync(
          feed,
          store,
          SyncSettings.of(Duration.ofDays(14), Duration.ofDays(90)),
          new KeyedHash(new byte[32]),
          true,
          Optional.empty());

  /** Mail from Eva comes into a folder an hour before noon. */
  void arrives(String id, String folder) {
    feed.arrive(ScriptedFeed.mail(id, EVA, ADDRESS, NOON.minusSeconds(3600)), folder);
  }

  /** A reading five minutes after the one before. */
  void read() {
    readAfter(Duration.ofMinutes(5));
  }

  void readAfter(Duration pause) {
    read(pause, Thoroughness.WHAT_CHANGED);
  }

  /** A reading right before somebody is told. */
  void readThoroughly() {
    read(Duration.ZERO, Thoroughness.EVERY_FOLDER);
  }

  private void read(Duration pause, Thoroughness thoroughness) {
    now = now.plus(pause);
    StoredMailbox stored = stored();
    leftOut =
        sync.run(new WatchedMailbox(account, stored, stored), organisation, now, thoroughness)
            .omissions()
            .messages();
  }

  StoredMailbox stored() {
    return store.mailboxes(List.of(ANNA)).getOrDefault(ANNA, StoredMailbox.unknown(ANNA));
  }

  List<String> watched() {
    return stored().folders().stream().map(WatchedFolder::id).toList();
  }

  ReceivedMail mail(String id) {
    MessageId message = new MessageId(id);
    return Objects.requireNonNull(store.received(ANNA, List.of(message)).get(message), id);
  }

  FolderState whereabouts(String id) {
    return mail(id).whereabouts();
  }

  List<String> received() {
    return store.allReceived().stream().map(fact -> fact.mail().id().value()).toList();
  }

  List<String> sent() {
    return store.allSent().stream().map(fact -> fact.mail().id().value()).toList();
  }
}
