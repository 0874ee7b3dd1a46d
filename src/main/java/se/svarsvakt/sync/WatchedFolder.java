package se.svarsvakt.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.FolderState;

/**
 * A folder whose changes are read.
 *
 * @param id Graph's id, or the well-known name of the Inbox and of Sent Items
 * @param kind what it is watched as
 * @param deltaLink where its next round starts; null before the first
 * @param counts what the folder list showed when it was last read; null where it did not
 * @param readAt when it was last read; null before that, and where every reading reads it
 */
public record WatchedFolder(
    String id,
    Kind kind,
    @Nullable String deltaLink,
    @Nullable FolderCounts counts,
    @Nullable Instant readAt) {
  /** What a folder is watched as. */
  public enum Kind {
    /** The Inbox. */
    INBOX,
    /** A folder below the Inbox. */
    SUBFOLDER,
    /** Sent Items. */
    SENT,
    /** A mail folder that is not below the Inbox. */
    BESIDE;

    /** What it means for a received message that it lies there. */
    FolderState whereabouts() {
      return this == INBOX || this == SUBFOLDER ? FolderState.TRACKED : FolderState.ELSEWHERE;
    }

    /** Whether every reading of the mailbox reads it, whatever the folder list shows. */
    boolean isReadAlways() {
      return this == INBOX || this == SUBFOLDER;
    }
  }

  /** The Inbox, not read yet. */
  static final WatchedFolder INBOX = unread("inbox", Kind.INBOX);

  /** Sent Items, not read yet. */
  static final WatchedFolder SENT = unread("sentitems", Kind.SENT);

  /** A folder that was not read yet. */
  static WatchedFolder unread(String id, Kind kind) {
    return new WatchedFolder(id, kind, null, null, null);
  }

  /** The same after a round, which began when the folder list showed these numbers. */
  WatchedFolder at(String link, @Nullable FolderCounts shown, Instant moment) {
    return new WatchedFolder(id, kind, link, shown, kind.isReadAlways() ? null : moment);
  }

  /** The same with the numbers of a folder that needs no reading. */
  WatchedFolder showing(FolderCounts shown) {
    return new WatchedFolder(id, kind, deltaLink, shown, readAt);
  }
}
