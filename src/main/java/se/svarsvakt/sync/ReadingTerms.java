package se.svarsvakt.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.MailboxSync.Thoroughness;

/**
 * How a mailbox is read at one moment.
 *
 * @param settings how old what is known may be
 * @param thoroughness whether the folder list is relied on
 * @param since older mail that is not known yet does not count
 * @param asOf the moment that ages are counted to
 */
record ReadingTerms(SyncSettings settings, Thoroughness thoroughness, Instant since, Instant asOf) {
  /** Whether folders at every depth are to be listed. */
  boolean wantsWholeList(@Nullable Instant listedAt) {
    return thoroughness == Thoroughness.EVERY_FOLDER
        || StoredMailbox.isStale(listedAt, asOf, settings.foldersAge());
  }

  /**
   * Whether a folder is to be read now. Numbers may stay the same though something changed (one
   * mail came and another went), so a folder is read at times in any case, unless it is empty.
   *
   * @param shown what the folder list shows now; null where it does not show that folder
   */
  boolean isDue(WatchedFolder folder, @Nullable FolderCounts shown) {
    if (folder.kind().isReadAlways() || folder.heldSince() != null) {
      return true;
    }
    FolderCounts latest = shown == null ? folder.counts() : shown;
    boolean empty = latest != null && latest.isEmpty();
    if (folder.deltaLink() == null) {
      return !empty;
    }
    return thoroughness == Thoroughness.EVERY_FOLDER
        || (shown != null && !shown.equals(folder.counts()))
        || (!empty && isOld(folder));
  }

  /** Folders beside the Inbox are read each day, before anybody is reminded on it. */
  private boolean isOld(WatchedFolder folder) {
    return StoredMailbox.isStale(folder.readAt(), asOf, settings.age(folder.kind()))
        || (folder.kind() == WatchedFolder.Kind.BESIDE && !day(folder.readAt()).equals(day(asOf)));
  }

  private static LocalDate day(@Nullable Instant moment) {
    return moment == null ? LocalDate.MIN : moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
