package se.svarsvakt.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/**
 * Tells what kind of place a folder of a mailbox is, by walking up to a folder that every mailbox
 * has. A deleted folder lies below Deleted Items, with its mail in it.
 */
final class FolderPlaces {
  /** Kinds of places. */
  enum FolderPlace {
    /** The Inbox or a folder below it. */
    BELOW_INBOX,
    /** Deleted Items or below it. */
    DELETED,
    /** Junk Email or below it. */
    JUNK,
    /** Anywhere else. */
    ELSEWHERE
  }

  private static final int DEEPEST = 300;

  private final MailboxFeed feed;
  private final MailboxId mailbox;
  private final Map<String, FolderPlace> known = new HashMap<>();
  private @Nullable SpecialFolders special;

  FolderPlaces(MailboxFeed feed, MailboxId mailbox, @Nullable SpecialFolders special) {
    this.feed = feed;
    this.mailbox = mailbox;
    this.special = special;
  }

  /** The special folders, if something needed them. */
  @Nullable SpecialFolders special() {
    return special;
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
    Map<String, FolderPlace> ends = ends();
    Set<String> passed = new HashSet<>();
    String at = folder;
    while (passed.add(at) && passed.size() < DEEPEST) {
      FolderPlace end = ends.get(at);
      if (end != null) {
        return end;
      }
      Optional<String> parent = feed.parentOf(mailbox, at);
      if (parent.isEmpty()) {
        return passed.size() == 1 ? FolderPlace.DELETED : FolderPlace.ELSEWHERE;
      }
      at = parent.get();
    }
    return FolderPlace.ELSEWHERE;
  }

  private Map<String, FolderPlace> ends() {
    SpecialFolders folders = special;
    if (folders == null) {
      folders = feed.specialFolders(mailbox);
      special = folders;
    }
    Map<String, FolderPlace> ends = new HashMap<>();
    ends.put(folders.inbox(), FolderPlace.BELOW_INBOX);
    ends.put(folders.sent(), FolderPlace.ELSEWHERE);
    ends.put(folders.deleted(), FolderPlace.DELETED);
    ends.put(folders.junk(), FolderPlace.JUNK);
    return ends;
  }
}
