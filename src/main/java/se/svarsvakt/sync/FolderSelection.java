package se.svarsvakt.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.FolderPlaces.FolderPlace;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;
import se.svarsvakt.sync.WatchedFolder.Kind;

/** Which folders of a mailbox are watched, and which of them are to be read now. */
final class FolderSelection {
  private final Map<String, WatchedFolder> watched = new LinkedHashMap<>();
  private final Map<String, FolderCounts> shown = new HashMap<>();

  FolderSelection(List<WatchedFolder> stored) {
    stored.forEach(folder -> watched.put(folder.id(), folder));
    watched.putIfAbsent(WatchedFolder.INBOX.id(), WatchedFolder.INBOX);
    watched.putIfAbsent(WatchedFolder.SENT.id(), WatchedFolder.SENT);
  }

  List<WatchedFolder> all() {
    return List.copyOf(watched.values());
  }

  /** The watched folder of that id, by whatever name it is watched. */
  @Nullable WatchedFolder find(String id, SpecialFolders special) {
    return watched.get(name(id, special));
  }

  /** Whether other folders may lie below a listed one than when they were last listed. */
  boolean mayHaveOtherChildren(ListedFolder folder, SpecialFolders special) {
    WatchedFolder known = find(folder.id(), special);
    FolderCounts before = known == null ? null : known.counts();
    return before == null || before.children() != folder.counts().children();
  }

  /**
   * Follows the folder list.
   *
   * @return the folders that are no longer watched
   */
  List<WatchedFolder> follow(FolderList list) {
    Map<String, WatchedFolder> before = new LinkedHashMap<>(watched);
    if (list.complete()) {
      watched.keySet().retainAll(List.of(WatchedFolder.INBOX.id(), WatchedFolder.SENT.id()));
    }
    for (ListedFolder folder : list.folders()) {
      String id = name(folder.id(), list.special());
      Kind kind = kind(id, list.places().of(folder.id()));
      if (kind == null) {
        watched.remove(id);
      } else {
        shown.put(id, folder.counts());
        watched.put(id, watched(before.get(id), id, kind, folder.counts()));
      }
    }
    return before.values().stream().filter(folder -> !watched.containsKey(folder.id())).toList();
  }

  /** What has become of another kind is read anew, since its mail lies in another place now. */
  private static WatchedFolder watched(
      @Nullable WatchedFolder before, String id, Kind kind, FolderCounts counts) {
    WatchedFolder folder =
        before != null && before.kind() == kind ? before : WatchedFolder.unread(id, kind);
    return folder.deltaLink() == null && counts.isEmpty() ? folder.showing(counts) : folder;
  }

  private static @Nullable Kind kind(String name, FolderPlace place) {
    if (name.equals(WatchedFolder.INBOX.id())) {
      return Kind.INBOX;
    }
    if (name.equals(WatchedFolder.SENT.id())) {
      return Kind.SENT;
    }
    return switch (place) {
      case BELOW_INBOX -> Kind.SUBFOLDER;
      case BESIDE -> Kind.BESIDE;
      case DELETED, JUNK, UNWATCHED -> null;
    };
  }

  private static String name(String id, SpecialFolders special) {
    if (id.equals(special.inbox())) {
      return WatchedFolder.INBOX.id();
    }
    return id.equals(special.sent()) ? WatchedFolder.SENT.id() : id;
  }

  List<WatchedFolder> due(ReadingTerms terms) {
    return watched.values().stream()
        .filter(folder -> terms.isDue(folder, shown.get(folder.id())))
        .toList();
  }

  /** Adds a folder that the list does not show yet. */
  WatchedFolder add(String id, Kind kind) {
    return watched.computeIfAbsent(id, any -> WatchedFolder.unread(id, kind));
  }

  void remove(WatchedFolder folder) {
    watched.remove(folder.id());
  }

  /** A folder that was read is to be read again from where it stood before. */
  void hold(WatchedFolder before, Instant asOf) {
    watched.computeIfPresent(before.id(), (id, read) -> read.heldAt(before, asOf));
  }

  /**
   * A folder was read. A round that found nothing starts there as well the next time, so that
   * nothing need be written of most mailboxes; now and then its position is renewed all the same.
   *
   * @param renewed whether positions are renewed
   */
  void read(WatchedFolder folder, FolderChanges round, Instant asOf, boolean renewed) {
    FolderCounts now = shown.get(folder.id());
    WatchedFolder read = folder.after(round, now == null ? folder.counts() : now, asOf);
    watched.put(folder.id(), renewed || !round.isEmpty() ? read : folder.asFarAs(read));
  }
}
