package se.svarsvakt.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/**
 * Tells what kind of place a folder of a mailbox is, by walking up to a folder that every mailbox
 * has. The folder list shows the way; a folder that it does not hold is asked for. A deleted folder
 * lies below Deleted Items, with its mail in it.
 */
final class FolderPlaces {
  /** Kinds of places. */
  enum FolderPlace {
    /** The Inbox or a folder below it. */
    BELOW_INBOX,
    /** A mail folder that is not below the Inbox. */
    BESIDE,
    /** Deleted Items or below it. */
    DELETED,
    /** Junk Email or below it. */
    JUNK,
    /** Below a folder that is not watched, or outside the mail folders. */
    UNWATCHED
  }

  private static final int DEEPEST = 300;

  private final MailboxFeed feed;
  private final MailboxId mailbox;
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, FolderPlace> ends = new HashMap<>();
  private final Map<String, FolderPlace> known = new HashMap<>();

  FolderPlaces(
      MailboxFeed feed, MailboxId mailbox, List<ListedFolder> listed, SpecialFolders special) {
    this.feed = feed;
    this.mailbox = mailbox;
    listed.forEach(folder -> parents.put(folder.id(), folder.parent()));
    listed.stream()
        .filter(this::isAtTop)
        .forEach(folder -> end(folder.parent(), FolderPlace.BESIDE));
    special.excluded().forEach(folder -> end(folder, FolderPlace.UNWATCHED));
    end(special.inbox(), FolderPlace.BELOW_INBOX);
    end(special.deleted(), FolderPlace.DELETED);
    end(special.junk(), FolderPlace.JUNK);
  }

  private void end(String folder, FolderPlace place) {
    if (!folder.isEmpty()) {
      ends.put(folder, place);
    }
  }

  /** Whether a listed folder lies in none that is listed. */
  boolean isAtTop(ListedFolder folder) {
    return !parents.containsKey(folder.parent());
  }

  FolderPlace of(String folder) {
    FolderPlace before = known.get(folder);
    if (before != null) {
      return before;
    }
    FolderPlace place = climb(folder);
    known.put(folder, place);
    return place;
  }

  private FolderPlace climb(String folder) {
    Set<String> passed = new HashSet<>();
    String at = folder;
    while (passed.add(at) && passed.size() < DEEPEST) {
      FolderPlace end = ends.get(at);
      if (end != null) {
        return end;
      }
      Optional<String> parent = parentOf(at);
      if (parent.isEmpty()) {
        return passed.size() == 1 ? FolderPlace.DELETED : FolderPlace.UNWATCHED;
      }
      at = parent.get();
    }
    return FolderPlace.UNWATCHED;
  }

  private Optional<String> parentOf(String folder) {
    String listed = parents.get(folder);
    return listed == null ? feed.parentOf(mailbox, folder) : Optional.of(listed);
  }
}
