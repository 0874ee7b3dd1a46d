package se.svarsvakt.sync;

import java.time.Duration;
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
 * @param heldSince since when its position stays before what could not be used; null where it does
 *     not
 */
public record WatchedFolder(
    String id,
    Kind kind,
    @Nullable String deltaLink,
    @Nullable FolderCounts counts,
    @Nullable Instant readAt,
    @Nullable Instant heldSince) {
  /** So long what cannot be used is asked for again, over a weekend; then the folder goes on. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(3);

  /** A folder whose position is where its last round ended. */
  public WatchedFolder(
      String id,
      Kind kind,
      @Nullable String deltaLink,
      @Nullable FolderCounts counts,
      @Nullable Instant readAt) {
    this(id, kind, deltaLink, counts, readAt, null);
  }

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
  WatchedFolder after(FolderChanges round, @Nullable FolderCounts shown, Instant moment) {
    Instant readAt = kind.isReadAlways() ? null : moment;
    LeftOut leftOut = round.leftOut();
    WatchedFolder read = new WatchedFolder(id, kind, round.deltaLink(), shown, readAt);
    String page = leftOut.page() == null ? deltaLink : leftOut.page();
    return leftOut.isNothing() ? read : read.heldAt(this, page, moment);
  }

  /** The same where it stood before its round, as long as it may be held there. */
  WatchedFolder heldAt(WatchedFolder before, Instant moment) {
    return heldAt(before, before.deltaLink(), moment);
  }

  private WatchedFolder heldAt(WatchedFolder before, @Nullable String link, Instant moment) {
    Instant held = before.heldSince == null ? moment : before.heldSince;
    return moment.isBefore(held.plus(LONGEST_HOLD))
        ? new WatchedFolder(id, kind, link, counts, readAt, held)
        : this;
  }

  /** The same as after a round, but that the next one starts where that one did. */
  WatchedFolder asFarAs(WatchedFolder read) {
    return deltaLink == null
        ? read
        : new WatchedFolder(id, kind, deltaLink, read.counts, read.readAt, read.heldSince);
  }

  /** The same with the numbers of a folder that needs no reading. */
  WatchedFolder showing(FolderCounts shown) {
    return new WatchedFolder(id, kind, deltaLink, shown, readAt, heldSince);
  }
}
