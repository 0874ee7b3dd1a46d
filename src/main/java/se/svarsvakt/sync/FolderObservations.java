package se.svarsvakt.sync;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MessageId;

/**
 * What the rounds of a mailbox's folders say together: which messages were seen where, and which
 * were seen to leave. In one folder the last word wins; a message that left one folder and was seen
 * in another has moved.
 */
final class FolderObservations {
  private final Map<MessageId, Seen> seen = new LinkedHashMap<>();
  private final Map<MessageId, WatchedFolder> gone = new LinkedHashMap<>();

  /** A message and the folder it was seen in. */
  record Seen(WatchedFolder folder, MessageChange change) {}

  /** Adds a folder's round. */
  void add(WatchedFolder folder, FolderChanges changes) {
    Map<MessageId, MessageChange> last = new LinkedHashMap<>();
    for (MessageChange change : changes.changes()) {
      last.merge(change.id(), change, FolderObservations::later);
    }
    last.forEach(
        (id, change) -> {
          if (change instanceof MessageChange.Removed) {
            gone.put(id, folder);
          } else {
            seen.merge(id, new Seen(folder, change), FolderObservations::fuller);
          }
        });
  }

  /** Adds messages that should have been in a folder and were not. */
  void missing(WatchedFolder folder, Collection<MessageId> ids) {
    ids.forEach(id -> gone.put(id, folder));
  }

  /** Of messages that left nobody can say where they are: they count as where they were. */
  void stay(Collection<MessageId> ids) {
    gone.keySet().removeAll(ids);
  }

  /** The folder, as it was before its round, that told of a message. */
  Optional<WatchedFolder> folderOf(MessageId id) {
    Seen sighting = seen.get(id);
    return Optional.ofNullable(sighting == null ? gone.get(id) : sighting.folder());
  }

  /**
   * A partial change does not take away what a whole one said, and does not prove that a message
   * came back that was seen to leave: where it lies is asked for then.
   */
  private static MessageChange later(MessageChange earlier, MessageChange later) {
    boolean keeps =
        switch (earlier) {
          case MessageChange.Whole _ ->
              later instanceof MessageChange.Partial(MessageId _, var extended, var _)
                  && extended == null;
          case MessageChange.Removed _ -> later instanceof MessageChange.Partial;
          case MessageChange.Partial _ -> false;
        };
    return keeps ? earlier : later;
  }

  private static Seen fuller(Seen one, Seen other) {
    return one.change() instanceof MessageChange.Whole
            && !(other.change() instanceof MessageChange.Whole)
        ? one
        : other;
  }

  Map<MessageId, Seen> seen() {
    return seen;
  }

  /** Messages that left a folder and were not seen in another. */
  Set<MessageId> gone() {
    Set<MessageId> left = new LinkedHashSet<>(gone.keySet());
    left.removeAll(seen.keySet());
    return left;
  }
}
