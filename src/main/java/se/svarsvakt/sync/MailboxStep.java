package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final ReadingTerms terms;
  private final FolderRounds rounds;
  private final FolderObservations sightings = new FolderObservations();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final FolderSelection selection;
  private final FolderList list;

  /** Lists the mailbox's folders. */
  MailboxStep(MailboxFeed feed, FactStore store, StoredMailbox stored, ReadingTerms terms) {
    this.feed = feed;
    this.store = store;
    this.mailbox = stored.id();
    this.terms = terms;
    this.rounds = new FolderRounds(feed);
    this.selection = new FolderSelection(stored.folders());
    this.list = new FolderLister(feed, stored, selection, terms).list();
  }

  /** Reads what changed, and where messages went; the folders' positions move on. */
  Map<MessageId, Destination> read() {
    selection.follow(list).forEach(this::leave);
    readRounds(selection.due(terms));
    List<WatchedFolder> found = new ArrayList<>();
    Map<MessageId, Destination> destinations = locate(found);
    readRounds(found);
    return destinations;
  }

  /** A folder that is no longer watched gives up its mail to be looked for. */
  private void leave(WatchedFolder folder) {
    selection.remove(folder);
    sightings.missing(folder, store.receivedIn(mailbox, folder.id(), terms.since()));
  }

  private void readRounds(List<WatchedFolder> wanted) {
    rounds
        .read(mailbox, wanted, terms.since())
        .forEach(
            (folder, round) -> {
              switch (round) {
                case FolderRounds.Round.RoundRead read -> take(folder, read);
                case FolderRounds.Round.FolderGone() -> leave(folder);
              }
            });
  }

  private void take(WatchedFolder folder, FolderRounds.Round.RoundRead round) {
    sightings.add(folder, round.changes());
    if (round.whole()) {
      List<MessageId> missing =
          new ArrayList<>(store.receivedIn(mailbox, folder.id(), terms.since()));
      missing.removeAll(round.changes().changes().stream().map(MessageChange::id).toList());
      sightings.missing(folder, missing);
    }
    boolean renewed = // a position that was lost is not kept
        round.whole() || terms.asOf().equals(list.wholeAt()) || !folder.kind().isReadAlways();
    selection.read(folder, round.changes(), terms.asOf(), renewed);
    round.changes().leftOut().counts().forEach((code, n) -> leftOut.merge(code, n, Integer::sum));
  }

  private Map<MessageId, Destination> locate(List<WatchedFolder> found) {
    Set<MessageId> left = store.received(mailbox, sightings.gone()).keySet();
    if (left.isEmpty()) {
      return Map.of();
    }
    Map<String, Destination> byFolder = new HashMap<>();
    Map<MessageId, Destination> destinations = new HashMap<>();
    ReadById<String> places = feed.foldersOf(mailbox, left);
    places
        .found()
        .forEach(
            (id, folder) ->
                destinations.put(id, byFolder.computeIfAbsent(folder, f -> destination(f, found))));
    leaveOut(places.leftOut());
    sightings.stay(places.leftOut().keySet());
    return destinations;
  }

  private Destination destination(String folder, List<WatchedFolder> found) {
    WatchedFolder watched = selection.find(folder, list.special());
    if (watched != null) {
      return new Destination(watched.id(), watched.kind().whereabouts());
    }
    return switch (list.places().of(folder)) {
      case DELETED -> new Destination(folder, FolderState.DELETED);
      case JUNK -> new Destination(folder, FolderState.JUNK);
      case UNWATCHED -> new Destination(folder, FolderState.ELSEWHERE);
      case BELOW_INBOX -> unlisted(folder, Kind.SUBFOLDER, found);
      case BESIDE -> unlisted(folder, Kind.BESIDE, found);
    };
  }

  /** A folder that came after the list, or that lies too deep for it. */
  private Destination unlisted(String folder, Kind kind, List<WatchedFolder> found) {
    found.add(selection.add(folder, kind));
    return new Destination(folder, kind.whereabouts());
  }

  /** Messages cannot be used: the folders that told of them tell of them again the next time. */
  void leaveOut(Map<MessageId, String> codes) {
    codes.forEach(
        (id, code) -> {
          leftOut.merge(code, 1, Integer::sum);
          sightings.folderOf(id).ifPresent(folder -> selection.hold(folder, terms.asOf()));
        });
  }

  /** What cannot be used. */
  Omissions omissions() {
    return new Omissions(leftOut, list.unusable());
  }

  FolderObservations sightings() {
    return sightings;
  }

  /** What is to be stored of the mailbox after this reading. */
  StoredMailbox after(StoredMailbox current) {
    return current.withFolders(selection.all(), list.wholeAt()).withSpecial(list.special());
  }
}
