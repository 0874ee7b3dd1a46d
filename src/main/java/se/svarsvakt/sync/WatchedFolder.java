package se.svarsvakt.sync;

import org.jspecify.annotations.Nullable;

/**
 * A folder whose changes are read.
 *
 * @param id Graph's id, or the well-known name of the Inbox and of Sent Items
 * @param kind why it is watched
 * @param deltaLink where its next round starts; null before the first
 */
public record WatchedFolder(String id, Kind kind, @Nullable String deltaLink) {
  /** Why a folder is watched. */
  public enum Kind {
    /** The Inbox. */
    INBOX,
    /** A folder below the Inbox. */
    SUBFOLDER,
    /** Sent Items. */
    SENT,
    /** Another folder, into which a tracked mail was moved; only known mail in it matters. */
    HOLDING
  }

  /** The Inbox, not read yet. */
  static final WatchedFolder INBOX = new WatchedFolder("inbox", Kind.INBOX, null);

  /** Sent Items, not read yet. */
  static final WatchedFolder SENT = new WatchedFolder("sentitems", Kind.SENT, null);

  WatchedFolder at(String link) {
    return new WatchedFolder(id, kind, link);
  }
}
