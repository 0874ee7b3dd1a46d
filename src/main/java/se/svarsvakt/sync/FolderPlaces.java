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
  enum Place {
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
  private final Map<String, Place> known = new HashMap<>();
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

  Place of(String folder) {
    Place before = known.get(folder);
    if (before != null) {
      return before;
    }
    Place place = climb(folder);
    known.put(folder, place);
    return place;
  }

  private Place climb(String folder) {
    Map<String, Place> ends = ends();
    Set<String> passed = new HashSet<>();
    String at = folder;
    while (passed.add(at) && passed.size() < DEEPEST) {
      Place end = ends.get(at);
      if (end != null) {
        return end;
      }
      Optional<String> parent = feed.parentOf(mailbox, at);
      if (parent.isEmpty()) {
        return passed.size() == 1 ? Place.DELETED : Place.ELSEWHERE;
      }
      at = parent.get();
    }
    return Place.ELSEWHERE;
  }

  private Map<String, Place> ends() {
    SpecialFolders folders = special;
    if (folders == null) {
      folders = feed.specialFolders(mailbox);
      special = folders;
    }
    Map<String, Place> ends = new HashMap<>();
    ends.put(folders.inbox(), Place.BELOW_INBOX);
    ends.put(folders.sent(), Place.ELSEWHERE);
    ends.put(folders.deleted(), Place.DELETED);
    ends.put(folders.junk(), Place.JUNK);
    return ends;
  }
}
