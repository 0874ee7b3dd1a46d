package se.svarsvakt.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.WatchedFolder.Kind;

/**
 * The reading of one mailbox at one moment: which folders are watched, what their rounds say, and
 * where the messages went that left them.
 */
final class MailboxStep {
  private final MailboxFeed feed;
  private final FactStore store;
  private final MailboxId mailbox;
  private final Instant since;
  private final FolderRounds rounds;
  private final FolderPlaces places;
  private final FolderObservations sightings = new FolderObservations();
  private final Map<String, WatchedFolder> folders = new LinkedHashMap<>();
  private @Nullable Instant listedAt;

  MailboxStep(MailboxFeed feed, FactStore store, StoredMailbox stored, Instant since) {
    this.feed = feed;
    this.store = store;
    this.mailbox = stored.id();
    this.since = since;
    this.rounds = new FolderRounds(feed);
    this.places = new FolderPlaces(feed, mailbox, stored.special());
    this.listedAt = stored.foldersReadAt();
    stored.folders().forEach(folder -> folders.put(folder.id(), folder));
  }

  /** Lists the folders anew, and stops watching other folders that hold no open mail any more. */
  void listFolders(Instant asOf) {
    listBelowInbox(asOf);
    List.copyOf(folders.values()).stream()
        .filter(folder -> folder.kind() == Kind.HOLDING)
        .filter(folder -> !store.holdsOpenMail(mailbox, folder.id()))
        .forEach(folder -> folders.remove(folder.id()));
  }

  /** Folders below the Inbox that were found gone give up their mail to be looked for. */
  private void listBelowInbox(Instant asOf) {
    folders.putIfAbsent(WatchedFolder.INBOX.id(), WatchedFolder.INBOX);
    folders.putIfAbsent(WatchedFolder.SENT.id(), WatchedFolder.SENT);
    List<String> below = feed.foldersBelowInbox(mailbox);
    for (String folder : below) {
      WatchedFolder old = folders.get(folder);
      String link = old == null ? null : old.deltaLink();
      folders.put(folder, new WatchedFolder(folder, Kind.SUBFOLDER, link));
    }
    List.copyOf(folders.values()).stream()
        .filter(folder -> folder.kind() == Kind.SUBFOLDER && !below.contains(folder.id()))
        .forEach(folder -> forget(folder.id()));
    listedAt = asOf;
  }

  private void forget(String folder) {
    WatchedFolder gone = folders.remove(folder);
    if (gone != null) {
      sightings.missing(store.receivedIn(mailbox, folder, since));
    }
  }

  /** Reads what changed, and where messages went; the folders' positions move on. */
  Map<MessageId, Destination> read(Instant asOf) {
    readRounds(List.copyOf(folders.values()));
    Map<MessageId, Destination> destinations = locate(asOf);
    List<WatchedFolder> found =
        folders.values().stream().filter(folder -> folder.deltaLink() == null).toList();
    readRounds(found);
    return destinations;
  }

  private void readRounds(List<WatchedFolder> wanted) {
    rounds
        .read(mailbox, wanted, since)
        .forEach(
            (folder, round) -> {
              switch (round) {
                case FolderRounds.Round.RoundRead read -> take(folder, read);
                case FolderRounds.Round.FolderGone() -> forget(folder.id());
              }
            });
  }

  private void take(WatchedFolder folder, FolderRounds.Round.RoundRead round) {
    sightings.add(folder, round.changes());
    if (round.whole()) {
      List<MessageId> missing = new ArrayList<>(store.receivedIn(mailbox, folder.id(), since));
      missing.removeAll(round.changes().changes().stream().map(MessageChange::id).toList());
      sightings.missing(missing);
    }
    folders.put(folder.id(), folder.at(round.changes().deltaLink()));
  }

  private Map<MessageId, Destination> locate(Instant asOf) {
    Set<MessageId> left = store.received(mailbox, sightings.gone()).keySet();
    if (left.isEmpty()) {
      return Map.of();
    }
    Map<MessageId, String> found = feed.foldersOf(mailbox, left);
    Map<String, Destination> byFolder = new HashMap<>();
    Map<MessageId, Destination> destinations = new HashMap<>();
    found.forEach(
        (id, folder) ->
            destinations.put(id, byFolder.computeIfAbsent(folder, f -> destination(f, asOf))));
    return destinations;
  }

  private Destination destination(String folder, Instant asOf) {
    WatchedFolder watched = folders.get(folder);
    if (watched != null) {
      return new Destination(folder, MailFactReader.whereabouts(watched.kind()));
    }
    return switch (places.of(folder)) {
      case DELETED -> new Destination(folder, FolderState.DELETED);
      case JUNK -> new Destination(folder, FolderState.JUNK);
      case BELOW_INBOX -> belowInbox(folder, asOf);
      case ELSEWHERE -> {
        folders.put(folder, new WatchedFolder(folder, Kind.HOLDING, null));
        yield new Destination(folder, FolderState.ELSEWHERE);
      }
    };
  }

  private Destination belowInbox(String folder, Instant asOf) {
    var special = places.special();
    if (special != null && folder.equals(special.inbox())) {
      return new Destination(WatchedFolder.INBOX.id(), FolderState.TRACKED);
    }
    listBelowInbox(asOf);
    folders.putIfAbsent(folder, new WatchedFolder(folder, Kind.SUBFOLDER, null));
    return new Destination(folder, FolderState.TRACKED);
  }

  FolderObservations sightings() {
    return sightings;
  }

  /** What is to be stored of the mailbox after this reading. */
  StoredMailbox after(StoredMailbox current) {
    StoredMailbox after = current.withFolders(List.copyOf(folders.values()), listedAt);
    var special = places.special();
    return special == null ? after : after.withSpecial(special);
  }

  boolean hasStaleFolders(Instant asOf, SyncSettings settings) {
    return StoredMailbox.isStale(listedAt, asOf, settings.foldersAge());
  }
}
